import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import type { MatterList } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { useSignedIn } from '../session/session.ts'
import { ExportButton } from './export-button.tsx'
import { FilterBar, type SearchHandle } from './filter-bar.tsx'
import { queryOf, useFilters, usePlace } from './filters.ts'
import { MatterBrowser } from './matter-browser.tsx'

/** 待办事项: what is due next. */
export function WorklistPage() {
  const { post } = useSignedIn()
  const { filters, change, narrowed, clear } = useFilters()
  const place = usePlace()
  const search = useRef<SearchHandle>(null)
  const query = queryOf(filters)
  const list = useQuery({
    queryKey: ['matters', post?.id, query, place.cursor],
    queryFn: () => read<MatterList>('/api/matters', { ...query, cursor: place.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: 120_000,
  })
  return (
    <>
      <PageHeading
        title="待办事项"
        note="按最近的期限排列。键盘:J / K 上下选择,Enter 打开,/ 搜索。"
        extra={<ExportButton path="/api/matters" query={query} name="待办事项" />}
      />
      <FilterBar filters={filters} onChange={change} onClear={narrowed ? clear : undefined} search={search} />
      <MatterBrowser
        list={list}
        place={place}
        limit={filters.limit}
        onLimit={(limit) => change({ limit })}
        onSearch={() => search.current?.focus()}
        empty={narrowed ? '没有符合条件的事项' : '没有待办事项'}
        emptyAction={
          narrowed && (
            <Button size="small" onClick={clear}>
              清除全部条件
            </Button>
          )
        }
      />
    </>
  )
}
