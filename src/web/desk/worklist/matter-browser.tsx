import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Grid } from 'antd'
import type { ReactNode } from 'react'
import type { MatterList } from '../../../server/api-types.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import type { usePlace } from './filters.ts'
import { LimitSelect } from './limit-select.tsx'
import { MatterCards } from './matter-cards.tsx'
import { MatterTable, type Picking } from './matter-table.tsx'
import { useListKeys } from './use-list-keys.ts'

interface MatterBrowserProps {
  list: UseQueryResult<MatterList>
  place: ReturnType<typeof usePlace>
  limit: string
  onLimit: (limit: string) => void
  columns?: readonly string[]
  picking?: Picking | undefined
  /** Whether the whole list may be scrolled through at once. */
  scrolls?: boolean
  onSearch?: () => void
  empty: string
  next?: ReactNode
  emptyAction?: ReactNode
}

/** A page of matters with its keys and its paging, in every state it can be in. */
export function MatterBrowser(props: MatterBrowserProps) {
  const {
    list,
    place,
    limit,
    onLimit,
    columns,
    picking,
    scrolls = false,
    onSearch,
    empty,
    next: whatNext,
    emptyAction,
  } = props
  const wide = Grid.useBreakpoint().lg ?? true
  const rows = list.data?.items ?? []
  useListKeys(onSearch)

  if (list.isPending) return <Loading what="正在取事项" />
  if (list.isError && !list.data) return <ProblemPanel error={list.error} onRetry={() => list.refetch()} />
  const next = list.data?.nextCursor
  return (
    <section aria-label="事项列表" aria-busy={list.isFetching}>
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {rows.length === 0 ? (
        <Nothing what={empty} next={whatNext}>
          {emptyAction}
        </Nothing>
      ) : wide ? (
        <MatterTable rows={rows} busy={list.isPlaceholderData} picking={picking} {...(columns ? { columns } : {})} />
      ) : (
        <MatterCards rows={rows} />
      )}
      <div className="desk-paging">
        <span>
          第 {place.page} 页，本页 {rows.length} 件
        </span>
        <Button disabled={place.atStart} onClick={place.back}>
          上一页
        </Button>
        <Button disabled={!next || list.isPlaceholderData} onClick={() => next && place.forward(next)}>
          下一页
        </Button>
        <LimitSelect value={limit} onChange={onLimit} scrolls={scrolls} />
      </div>
    </section>
  )
}
