import { useQuery } from '@tanstack/react-query'
import { App, Button, InputNumber, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { ItemList, NormInfo } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { unitText } from '../common/unit-text.ts'
import { useWrite } from '../common/use-write.ts'
import { WideTable } from '../common/wide-table.tsx'

const COLUMNS: TableColumnsType<NormInfo> = [
  { title: '时限', dataIndex: 'name', width: 200 },
  { title: '默认', key: 'default', width: 120, render: (_, norm) => `${norm.defaultAmount} ${unitText(norm.unit)}` },
  { title: '默认的由来', dataIndex: 'basis' },
  { title: '本县', key: 'own', width: 330, render: (_, norm) => <NormEditor key={norm.amount} norm={norm} /> },
]

/** 县定时限: the county's own limits beside the statute's; two numbers, never one. */
export function NormsPage() {
  const norms = useQuery({
    queryKey: ['norms'],
    queryFn: async () => (await read<ItemList<NormInfo>>('/api/admin/norms')).items,
  })
  return (
    <>
      <PageHeading title="县定时限" note="县定时限是本县对自己的要求，不改变法定期限。修改只影响此后起算的时限。" />
      <ListState query={norms} items={norms.data} empty="没有可以设定的时限">
        {(items) => (
          <WideTable<NormInfo>
            size="small"
            rowKey="id"
            columns={COLUMNS}
            dataSource={items}
            pagination={false}
            scroll={{ x: 900 }}
          />
        )}
      </ListState>
    </>
  )
}

function NormEditor({ norm }: { norm: NormInfo }) {
  const [amount, setAmount] = useState<number | null>(norm.amount)
  const { modal } = App.useApp()
  const save = useWrite({
    write: (next: number | null) => send('PUT', '/api/admin/norms', { id: norm.id, amount: next }),
    done: '县定时限已保存',
    refresh: ['norms'],
  })
  const changed = amount !== norm.amount && amount !== null
  const inWords = (value: number) => `${value} ${unitText(norm.unit)}`
  const ask = (next: number | null) =>
    void modal.confirm({
      title: next === null ? `“${norm.name}”恢复默认？` : `“${norm.name}”改为 ${inWords(next)}？`,
      content: `现在是 ${inWords(norm.amount ?? norm.defaultAmount)}。只影响此后起算的时限；办错了可到“变更记录”撤销。`,
      okText: next === null ? '恢复默认' : '确认修改',
      onOk: () => save.mutateAsync(next).catch(() => undefined),
    })
  return (
    <span className="desk-inline">
      <InputNumber
        aria-label={`${norm.name}的县定时限`}
        min={1}
        max={365}
        precision={0}
        placeholder="同默认"
        value={amount}
        className="desk-amount"
        onChange={setAmount}
      />
      {unitText(norm.unit)}
      <Button size="small" type="primary" disabled={!changed} loading={save.isPending} onClick={() => ask(amount)}>
        保存
      </Button>
      {norm.amount !== null && (
        <Button size="small" type="link" onClick={() => ask(null)}>
          恢复默认
        </Button>
      )}
    </span>
  )
}
