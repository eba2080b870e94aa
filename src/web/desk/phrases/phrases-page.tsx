import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { PhraseInfo } from '../../../server/api-types/desk.ts'
import { send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useProcedures } from '../common/queries.ts'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'
import { PhraseDialog } from './phrase-dialog.tsx'
import { PHRASES, usePhrases } from './use-phrases.ts'

/** Posts that keep phrases: an office its own, the dispatchers the county's. */
const WRITERS: readonly string[] = ['clerk', 'director', 'township', 'dispatcher']

/** 常用语: templates and phrases for replies. */
export function PhrasesPage() {
  const { post } = useSignedIn()
  const { modal } = App.useApp()
  const [edited, setEdited] = useState<PhraseInfo | 'new'>()
  const phrases = usePhrases()
  const procedures = useProcedures().data ?? []
  const remove = useWrite({
    write: (id: string) => send('DELETE', `/api/phrases/${id}`),
    done: '常用语已删去',
    refresh: PHRASES,
  })
  const ask = ({ id, title }: PhraseInfo) =>
    void modal.confirm({
      title: `删去“${title}”？`,
      content: '已经写进答复的文字不受影响。',
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(id).catch(() => undefined),
    })
  const columns: WideColumn<PhraseInfo>[] = [
    {
      title: '名称',
      dataIndex: 'title',
      width: 180,
      render: (title: string, { office }) => (
        <>
          {title} {office === null && <Tag>全县</Tag>}
        </>
      ),
    },
    {
      title: '用于',
      dataIndex: 'procedure',
      width: 140,
      render: (id: string | null) => procedures.find((each) => each.id === id)?.title ?? '各种事项',
    },
    { title: '内容', dataIndex: 'text', render: (text: string) => <span className="desk-lines">{text}</span> },
    {
      title: '操作',
      key: 'do',
      width: 130,
      render: (_, phrase) =>
        phrase.mine && (
          <>
            <Button type="link" size="small" onClick={() => setEdited(phrase)}>
              修改
            </Button>
            <Button type="link" size="small" danger onClick={() => ask(phrase)}>
              删去
            </Button>
          </>
        ),
    },
  ]
  return (
    <>
      <PageHeading
        title="常用语"
        note="写答复、备注时输入 / 和名称，或者从“常用语”菜单引用；花括号里的词从事项自动填入。"
        extra={
          WRITERS.includes(post?.role ?? '') && (
            <Button type="primary" onClick={() => setEdited('new')}>
              新增常用语
            </Button>
          )
        }
      />
      <ListState
        query={phrases}
        items={phrases.data}
        empty="还没有常用语"
        next="把常写的一段存下来，写答复、备注时输入 / 和名称就能引用。"
      >
        {(items) => <WideTable<PhraseInfo> rowKey="id" columns={columns} rows={items} least={720} />}
      </ListState>
      {edited && <PhraseDialog phrase={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}
