import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ItemList, SubstitutionInfo } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { postText, useSignedIn } from '../session/session.ts'
import { SubstitutionDialog } from './substitution-dialog.tsx'

/** 代班安排: who stands in for me while I am away, and for whom I stand in. */
export function SubstitutionsPage() {
  const [adding, setAdding] = useState(false)
  const { modal } = App.useApp()
  const { posts } = useSignedIn()
  const list = useQuery({
    queryKey: ['substitutions'],
    queryFn: async () => (await read<ItemList<SubstitutionInfo>>('/api/substitutions')).items,
  })
  const end = useWrite({
    write: (id: string) => send('DELETE', `/api/substitutions/${id}`),
    done: '代班已取消',
    refresh: ['substitutions'],
  })
  const ask = ({ id, substituteName }: SubstitutionInfo) =>
    void modal.confirm({
      title: `取消由${substituteName}代班？`,
      content: '取消后对方立即不能再以您的岗位办理；已办的记录不变。',
      okText: '取消代班',
      cancelText: '保留',
      okButtonProps: { danger: true },
      onOk: () => end.mutateAsync(id).catch(() => undefined),
    })
  const columns: WideColumn<SubstitutionInfo>[] = [
    { title: '岗位', dataIndex: 'post', render: postText },
    { title: '本人', dataIndex: 'holderName', width: 110 },
    { title: '代班人', dataIndex: 'substituteName', width: 110 },
    { title: '自', dataIndex: 'fromOn', width: 110, className: 'desk-number' },
    { title: '至（含）', dataIndex: 'untilOn', width: 110, className: 'desk-number' },
    {
      title: '交接说明',
      dataIndex: 'note',
      render: (note: string | null) => <span className="desk-lines">{note ?? '—'}</span>,
    },
    {
      title: '操作',
      key: 'do',
      width: 90,
      render: (_, row) =>
        row.mine && (
          <Button type="link" size="small" danger onClick={() => ask(row)}>
            取消
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHeading
        title="代班安排"
        note="外出期间请人代办。代班人办理时，记录会写明是代您办理。"
        extra={
          <Button type="primary" disabled={!posts.some(({ actingFor }) => !actingFor)} onClick={() => setAdding(true)}>
            请人代班
          </Button>
        }
      />
      <ListState
        query={list}
        items={list.data}
        empty="没有代班安排"
        next="外出前点“请人代班”，写明起止和要交接的事；别人请您代班也列在这里。"
      >
        {(items) => <WideTable<SubstitutionInfo> rowKey="id" columns={columns} rows={items} least={820} />}
      </ListState>
      {adding && <SubstitutionDialog onClose={() => setAdding(false)} />}
    </>
  )
}
