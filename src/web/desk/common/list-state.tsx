import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'
import { Nothing } from './nothing.tsx'
import { ProblemPanel } from './problem-panel.tsx'

interface ListStateProps<T> {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown }
  items: T[] | undefined
  empty: string
  /** What to do next where there is nothing, or when something will stand here. */
  next?: ReactNode
  children: (items: T[]) => ReactNode
}

/** Loading, failed, empty, or the list itself. */
export function ListState<T>({ query, items, empty, next, children }: ListStateProps<T>) {
  if (query.isPending) return <Loading />
  const problem = query.isError && <ProblemPanel error={query.error} onRetry={() => query.refetch()} />
  if (!items) return problem
  return (
    <>
      {problem}
      {items.length === 0 ? <Nothing what={empty} next={next} /> : children(items)}
    </>
  )
}
