import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import type { ChangeInfo, ChangeList, UndoResult } from '../../../server/api-types/configuration.ts'
import { read, send } from '../client.ts'
import { DayRange } from '../common/day-range.tsx'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { instantText } from '../common/time.ts'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { ADMINISTRATION_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { ChangedLines } from './changed-lines.tsx'

const KINDS = { created: '新设', changed: '修改', removed: '取消' } as const

/** 变更记录: what was configured by whom, compared in words, and taken back. */
export function ChangesPage() {
  const [search, setSearch] = useSearchParams()
  const mayUndo = ADMINISTRATION_ROLES.includes(useSignedIn().post?.role ?? '')
  const asked = (name: string) => search.get(name) ?? undefined
  const filter = { subject: asked('subject'), from: asked('from'), to: asked('to') }
  const changes = useInfiniteQuery({
    queryKey: ['changes', filter],
    queryFn: ({ pageParam }) => read<ChangeList>('/api/admin/changes', { ...filter, cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const ask = (next: Partial<typeof filter>) => {
    const entries = Object.entries({ ...filter, ...next }).filter((entry): entry is [string, string] => !!entry[1])
    setSearch(new URLSearchParams(entries), { replace: true })
  }
  const undo = useUndo()
  const columns: WideColumn<ChangeInfo>[] = [
    { title: '号', dataIndex: 'id', width: 70, align: 'right', className: 'desk-number' },
    { title: '时间', dataIndex: 'changedAt', width: 140, className: 'desk-number', render: instantText },
    { title: '谁', dataIndex: 'personName', width: 100, render: (name: string | null) => name ?? '程序' },
    {
      title: '什么',
      key: 'what',
      width: 200,
      render: (_, { subjectLabel, title, kind }) => (
        <>
          {KINDS[kind]}
          {subjectLabel}
          {title !== subjectLabel && `：${title}`}
        </>
      ),
    },
    { title: '改前与改后', key: 'lines', render: (_, { lines }) => <ChangedLines lines={lines} /> },
    { title: '缘由', dataIndex: 'reason', width: 170 },
    {
      title: '撤销',
      key: 'undo',
      width: 130,
      render: (_, change) => (
        <>
          {change.undoneBy !== null && <Tag>已由第 {change.undoneBy} 号撤销</Tag>}
          {mayUndo && change.undoable && (
            <Button size="small" aria-label={`撤销第 ${change.id} 号变更`} onClick={() => undo(change)}>
              撤销
            </Button>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <PageHeading
        title="变更记录"
        note="设置、单位及其职责、岗位和地名的每次改动。撤销是一次新的改动，把它恢复到改前；原记录不变。"
      />
      <search className="desk-filters">
        <Select
          aria-label="改动的项目"
          allowClear
          placeholder="全部项目"
          className="desk-search"
          value={filter.subject ?? null}
          options={(changes.data?.pages[0]?.subjects ?? []).map(({ name, label }) => ({ value: name, label }))}
          onChange={(subject: string | null) => ask({ subject: subject ?? undefined })}
        />
        <DayRange what="改动" from={filter.from} to={filter.to} onChange={ask} />
      </search>
      {changes.isPending && <Loading />}
      {changes.isError && <ProblemPanel error={changes.error} onRetry={() => changes.refetch()} />}
      {changes.data && (
        <WideTable<ChangeInfo>
          rowKey="id"
          columns={columns}
          rows={changes.data.pages.flatMap(({ items }) => items)}
          least={1000}
          empty="没有这样的变更"
        />
      )}
      {changes.hasNextPage && (
        <Button block loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          更早的变更
        </Button>
      )}
    </>
  )
}

function useUndo(): (change: ChangeInfo) => void {
  const { modal } = App.useApp()
  const client = useQueryClient()
  const undo = useWrite({
    write: (id: number) => send<UndoResult>('POST', `/api/admin/changes/${id}/undo`),
    done: '已恢复到改前',
    refresh: ['changes'],
    // Whatever the page of it has in memory is no longer so.
    onDone: () => void client.invalidateQueries(),
  })
  return ({ id, subjectLabel, title, lines }) =>
    void modal.confirm({
      title: `撤销第 ${id} 号变更（${title === subjectLabel ? title : `${subjectLabel}：${title}`}）？`,
      content: (
        <ChangedLines lines={lines.map(({ label, before, after }) => ({ label, before: after, after: before }))} />
      ),
      okText: '恢复到改前',
      onOk: () => undo.mutateAsync(id).catch(() => undefined),
    })
}
