import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AuditEntry, AuditLog, AuditPage } from '../../../server/api-types/audit.ts'
import { saveFile } from '../../shared/save-file.ts'
import { type Query, read } from '../client.ts'
import { csvText } from '../common/csv.ts'
import { DayRange } from '../common/day-range.tsx'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { PersonSelect } from '../common/person-select.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { instantText } from '../common/time.ts'
import { useNotice } from '../common/use-notice.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'

const LOGS: readonly { value: AuditLog; label: string }[] = [
  { value: 'events', label: '办理台账' },
  { value: 'administration', label: '管理记录' },
  { value: 'readings', label: '查阅记录' },
]

const COLUMNS: WideColumn<AuditEntry>[] = [
  { title: '时间', dataIndex: 'at', width: 150, className: 'desk-number', render: instantText },
  { title: '谁', dataIndex: 'personName', width: 110, render: (name: string | null) => name ?? '—' },
  { title: '岗位', dataIndex: 'roleLabel', width: 140, render: (label: string | null) => label ?? '—' },
  { title: '做了什么', dataIndex: 'what', width: 220 },
  { title: '事项编号', dataIndex: 'receiptNumber', width: 170, render: (number: string | null) => number ?? '—' },
  { title: '单位、对象或事由', dataIndex: 'detail' },
]

/** So many entries are saved at once. */
const MOST = 5_000

/** 审计检索: who did what, when and to which matter, in all three logs; never what a matter says. */
export function AuditSearchPage() {
  const [search, setSearch] = useSearchParams()
  const asked = (name: string) => search.get(name) ?? undefined
  const query = {
    ...{ log: asked('log') ?? 'events', person: asked('person'), matter: asked('matter') },
    ...{ kind: asked('kind'), from: asked('from'), to: asked('to') },
  }
  const entries = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) => read<AuditPage>('/api/ledger/search', { ...query, cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const ask = (next: Partial<typeof query>) => {
    const all = Object.entries({ ...query, ...next }).filter((entry): entry is [string, string] => !!entry[1])
    setSearch(new URLSearchParams(all), { replace: true })
  }
  const kinds = entries.data?.pages[0]?.kinds ?? []
  return (
    <>
      <PageHeading
        title="审计检索"
        note="查得到谁在何时做了什么，看不到事项的内容。群众的行为不按人检索。"
        extra={<SaveEntries query={query} />}
      />
      <search className="desk-filters">
        <Segmented
          aria-label="哪一种记录"
          options={[...LOGS]}
          value={query.log}
          onChange={(log) => ask({ log, kind: undefined })}
        />
        <span className="desk-search">
          <PersonSelect label="谁" value={query.person} onChange={(person) => ask({ person: person ?? undefined })} />
        </span>
        <Input.Search
          aria-label="事项编号"
          placeholder="事项编号"
          className="desk-search"
          allowClear
          defaultValue={query.matter ?? ''}
          onSearch={(matter) => ask({ matter: matter.trim() })}
        />
        <Select
          aria-label="做了什么"
          placeholder="做了什么"
          className="desk-search"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={query.kind ?? null}
          options={kinds.map(({ name, label }) => ({ value: name, label }))}
          onChange={(kind: string | null) => ask({ kind: kind ?? undefined })}
        />
        <DayRange what="时间" from={query.from} to={query.to} onChange={ask} />
      </search>
      {entries.isPending && <Loading />}
      {entries.isError && <ProblemPanel error={entries.error} onRetry={() => entries.refetch()} />}
      {entries.data && (
        <WideTable<AuditEntry>
          rowKey="id"
          columns={COLUMNS}
          rows={entries.data.pages.flatMap(({ items }) => items)}
          least={900}
          empty="没有这样的记录"
        />
      )}
      {entries.hasNextPage && (
        <Button block loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </>
  )
}

function SaveEntries({ query }: { query: Query }) {
  const [busy, setBusy] = useState(false)
  const notice = useNotice()
  const save = async () => {
    setBusy(true)
    try {
      const { items, more } = await collect(query)
      const lines = items.map(({ at, personName, roleLabel, what, receiptNumber, detail }) => [
        ...[instantText(at), personName ?? '', roleLabel ?? '', what, receiptNumber ?? '', detail],
      ])
      const heading = ['时间', '谁', '岗位', '做了什么', '事项编号', '单位、对象或事由']
      saveFile('审计检索.csv', new Blob([csvText([heading, ...lines])], { type: 'text/csv' }))
      notice.done(more ? `已导出前 ${MOST} 条，其余请缩小条件后分次导出` : `已导出 ${items.length} 条`)
    } catch (error) {
      notice.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      导出
    </Button>
  )
}

async function collect(query: Query): Promise<{ items: AuditEntry[]; more: boolean }> {
  const items: AuditEntry[] = []
  let cursor: string | undefined
  do {
    const page: AuditPage = await read<AuditPage>('/api/ledger/search', { ...query, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && items.length < MOST)
  return { items: items.slice(0, MOST), more: cursor !== undefined }
}
