import { useQuery } from '@tanstack/react-query'
import { App, Button, InputNumber, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { CountyLimitInfo } from '../../../server/api-types/clocks.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { unitText } from '../common/unit-text.ts'
import { useWrite } from '../common/use-write.ts'
import { WideTable } from '../common/wide-table.tsx'

const COLUMNS: TableColumnsType<CountyLimitInfo> = [
  { title: '期限', dataIndex: 'name', width: 200 },
  {
    title: '依据和核对情况',
    key: 'law',
    render: (_, { law, mark }) => (
      <>
        {law && <div>{law}</div>}
        <div className="desk-caution">{mark}</div>
      </>
    ),
  },
  {
    title: '默认',
    key: 'default',
    width: 120,
    render: (_, { defaultAmount, unit }) =>
      defaultAmount === null ? '无，须由本县定' : `${defaultAmount} ${unitText(unit)}`,
  },
  { title: '本县', key: 'own', width: 340, render: (_, limit) => <LimitEditor key={limit.amount} limit={limit} /> },
]

/** 县定法定期限: what no law fixes, or nobody has checked against its text. */
export function LimitsPage() {
  const limits = useQuery({
    queryKey: ['county-limits'],
    queryFn: async () => (await read<ItemList<CountyLimitInfo>>('/api/admin/limits')).items,
  })
  return (
    <>
      <PageHeading
        title="待定的法定期限"
        note="全国没有统一规定、由本县确定的期限，和尚未对照原文核实的期限。修改只影响此后起算的期限，已经起算的不变；公众推算时会看到是本县设置的。"
      />
      <ListState query={limits} items={limits.data} empty="没有由本县设置的期限">
        {(items) => (
          <WideTable<CountyLimitInfo>
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

function LimitEditor({ limit }: { limit: CountyLimitInfo }) {
  const { id, name, unit, defaultAmount, amount: own } = limit
  const [amount, setAmount] = useState<number | null>(own)
  const { modal } = App.useApp()
  const save = useWrite({
    write: (next: number | null) => send('PUT', '/api/admin/limits', { id, amount: next }),
    done: '期限已保存',
    refresh: ['county-limits'],
  })
  const inWords = (value: number | null) => (value === null ? '未设' : `${value} ${unitText(unit)}`)
  const ask = (next: number | null) =>
    void modal.confirm({
      title: next === null ? `“${name}”恢复默认？` : `“${name}”改为 ${inWords(next)}？`,
      content: `现在是 ${inWords(own ?? defaultAmount)}。只影响此后起算的期限。`,
      okText: next === null ? '恢复默认' : '确认修改',
      onOk: () => save.mutateAsync(next).catch(() => undefined),
    })
  return (
    <span className="desk-inline">
      <InputNumber
        aria-label={`${name}的本县数值`}
        min={1}
        max={3650}
        precision={0}
        placeholder={defaultAmount === null ? '未设' : '同默认'}
        value={amount}
        className="desk-amount"
        onChange={setAmount}
      />
      {unitText(unit)}
      <Button
        size="small"
        type="primary"
        aria-label={`保存${name}`}
        disabled={amount === null || amount === own}
        loading={save.isPending}
        onClick={() => ask(amount)}
      >
        保存
      </Button>
      {own !== null && (
        <Button size="small" type="link" aria-label={`${name}恢复默认`} onClick={() => ask(null)}>
          恢复默认
        </Button>
      )}
    </span>
  )
}
