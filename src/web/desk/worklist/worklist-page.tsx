import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ComponentProps, useRef, useState } from 'react'
import type { MatterList, MatterRow } from '../../../server/api-types.ts'
import { type Query, read } from '../client.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { usePreferences } from '../common/use-preferences.ts'
import { useSignedIn } from '../session/session.ts'
import { Glance } from '../today/glance.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { USUAL } from './columns.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar, type SearchHandle } from './filter-bar.tsx'
import { addressOfFilters, queryOf, useFilters, usePlace } from './filters.ts'
import { LimitSelect } from './limit-select.tsx'
import { MatterBrowser } from './matter-browser.tsx'
import { ScrollingList } from './scrolling-list.tsx'
import { ViewMenu } from './view-menu.tsx'

/** 待办事项: what waits, and what is due next. */
export function WorklistPage() {
  const { post } = useSignedIn()
  const { filters, change, narrowed, clear } = useFilters()
  const { preferences, change: settle } = usePreferences()
  const search = useRef<SearchHandle>(null)
  const [picked, setPicked] = useState<MatterRow[]>([])
  const query = queryOf(filters)
  const settled = preferences?.columns.length ? preferences.columns : USUAL
  const columns = filters.columns ? filters.columns.split(',') : settled
  const scrolling = filters.limit === 'all'
  // A leader reads; taking many up would offer what is always refused.
  const picking = post?.role === 'leader' ? undefined : { picked, onPick: setPicked }
  const empty = narrowed ? '没有符合条件的事项' : '没有待办事项'
  const next = narrowed
    ? '放宽条件再找；要找已办结的，把“在办”改为“全部”。'
    : '分来的、登记的事项会列在这里；按 Ctrl K 可以查找以前的。'
  const choose = (chosen: string[]) => {
    void settle({ columns: chosen })
    if (filters.columns) change({ columns: '' })
  }
  return (
    <>
      <PageHeading
        title="待办事项"
        extra={
          <div className="desk-inline">
            <ViewMenu address={addressOfFilters({ ...filters, columns: columns.join(',') })} />
            <ColumnChooser chosen={columns} onChoose={choose} />
            <ExportMenu query={query} columns={columns} />
          </div>
        }
      />
      <Glance />
      <FilterBar filters={filters} onChange={change} onClear={narrowed ? clear : undefined} search={search} />
      <BulkBar picked={picked} onClear={() => setPicked([])} />
      {scrolling ? (
        <>
          <ScrollingList
            post={post?.id}
            query={query}
            columns={columns}
            picking={picking}
            onSearch={() => search.current?.focus()}
            empty={empty}
            next={next}
          />
          <div className="desk-paging">
            <LimitSelect value="all" onChange={(limit) => change({ limit })} scrolls />
          </div>
        </>
      ) : (
        <PagedList
          query={query}
          limit={filters.limit}
          onLimit={(limit) => change({ limit })}
          columns={columns}
          picking={picking}
          onSearch={() => search.current?.focus()}
          empty={empty}
          next={next}
          emptyAction={
            narrowed && (
              <Button size="small" onClick={clear}>
                清除全部条件
              </Button>
            )
          }
        />
      )}
    </>
  )
}

type PagedListProps = Omit<ComponentProps<typeof MatterBrowser>, 'list' | 'place' | 'scrolls'> & { query: Query }

/** The list page by page. A part of its own: what arrives for it draws neither filters nor head anew. */
function PagedList({ query, limit, ...browser }: PagedListProps) {
  const { post } = useSignedIn()
  const place = usePlace()
  const list = useQuery({
    queryKey: ['matters', post?.id, query, limit, place.cursor],
    queryFn: () => read<MatterList>('/api/matters', { ...query, limit, cursor: place.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: 120_000,
  })
  return <MatterBrowser {...browser} list={list} place={place} limit={limit} scrolls />
}
