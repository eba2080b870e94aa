import { Empty } from 'antd'
import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'
import { ProblemPanel } from './problem-panel.tsx'

interface ListStateProps<T> {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown }
  items: T[] | undefined
  empty: string
  children: (items: T[]) => ReactNode
}

/** Loading, failed, empty, or the list itself. */
export function ListState<T>({ query, items, empty, children }: ListStateProps<T>) {
  if (query.isPending) return <Loading />
  const problem = query.isError && <ProblemPanel error={query.error} onRetry={() => query.refetch()} />
  if (!items) return problem
  return (
    <>
      {problem}
      {items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> : children(items)}
    </>
  )
}
