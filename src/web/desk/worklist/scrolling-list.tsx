import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Grid } from 'antd'
import type { ReactNode, UIEvent } from 'react'
import type { MatterList } from '../../../server/api-types.ts'
import { type Query, read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { ScrollingCards } from './matter-cards.tsx'
import { MatterTable, type Picking } from './matter-table.tsx'
import { useListKeys } from './use-list-keys.ts'

/** Fetched before the last row comes into sight, in CSS pixels. */
const AHEAD = 900
const PAGE = '200'

interface ScrollingListProps {
  post: string | undefined
  query: Query
  columns: readonly string[]
  picking?: Picking | undefined
  onSearch: () => void
  empty: string
  next?: ReactNode
}

/** The whole list in one go: only the rows in sight are drawn, the next ones are fetched on the way. */
export function ScrollingList({ post, query, columns, picking, onSearch, empty, next }: ScrollingListProps) {
  const wide = Grid.useBreakpoint().lg ?? true
  useListKeys(onSearch)
  const list = useInfiniteQuery<MatterList, Error, InfiniteData<MatterList>, readonly unknown[], string>({
    queryKey: ['matters', post, query, 'scrolling'],
    queryFn: ({ pageParam }) => read<MatterList>('/api/matters', { ...query, limit: PAGE, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // All pages would be fetched again, one after another.
    refetchOnWindowFocus: false,
  })
  if (list.isPending) return <Loading what="正在取事项" />
  if (!list.data) return <ProblemPanel error={list.error} onRetry={() => list.refetch()} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  const more = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget
    if (scrollHeight - scrollTop - clientHeight < AHEAD) more()
  }
  return (
    <section aria-label="事项列表" aria-busy={list.isFetching}>
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {rows.length === 0 ? (
        <Nothing what={empty} next={next} />
      ) : wide ? (
        <MatterTable
          rows={rows}
          busy={false}
          columns={columns}
          picking={picking}
          virtual={Math.max(320, window.innerHeight - 330)}
          onScroll={onScroll}
        />
      ) : (
        <ScrollingCards rows={rows} more={list.hasNextPage} busy={list.isFetching} onNear={more} />
      )}
      <div className="desk-paging">
        <span role="status">
          已取 {rows.length} 件{list.hasNextPage ? '，向下滚动继续' : '，全部在此'}
        </span>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={more}>
            再取 {PAGE} 件
          </Button>
        )}
      </div>
    </section>
  )
}
