import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Empty, Grid, Select } from 'antd'
import type { ReactNode } from 'react'
import type { MatterList } from '../../../server/api-types.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import type { usePlace } from './filters.ts'
import { MatterCards } from './matter-cards.tsx'
import { MatterTable } from './matter-table.tsx'
import { useListKeys } from './use-list-keys.ts'

interface MatterBrowserProps {
  list: UseQueryResult<MatterList>
  place: ReturnType<typeof usePlace>
  limit: string
  onLimit: (limit: string) => void
  onSearch?: () => void
  empty: string
  emptyAction?: ReactNode
}

/** A page of matters with its keys and its paging, in every state it can be in. */
export function MatterBrowser({ list, place, limit, onLimit, onSearch, empty, emptyAction }: MatterBrowserProps) {
  const wide = Grid.useBreakpoint().md ?? true
  const rows = list.data?.items ?? []
  useListKeys(onSearch)

  if (list.isPending) return <Loading what="正在取事项" />
  if (list.isError && !list.data) return <ProblemPanel error={list.error} onRetry={() => list.refetch()} />
  const next = list.data?.nextCursor
  return (
    <section aria-label="事项列表" aria-busy={list.isFetching}>
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {rows.length === 0 ? (
        <Empty className="desk-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty}>
          {emptyAction}
        </Empty>
      ) : wide ? (
        <MatterTable rows={rows} busy={list.isPlaceholderData} />
      ) : (
        <MatterCards rows={rows} />
      )}
      <div className="desk-paging">
        <span>
          第 {place.page} 页,本页 {rows.length} 件
        </span>
        <Button disabled={place.atStart} onClick={place.back}>
          上一页
        </Button>
        <Button disabled={!next || list.isPlaceholderData} onClick={() => next && place.forward(next)}>
          下一页
        </Button>
        <Select
          aria-label="每页件数"
          value={limit}
          options={['20', '50', '100'].map((value) => ({ value, label: `每页 ${value} 件` }))}
          onChange={onLimit}
        />
      </div>
    </section>
  )
}
