import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'

interface MoreButtonProps {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  label?: string
  block?: boolean
  className?: string
}

/** Takes the next page of a list under it; not there where the list has ended. */
export function MoreButton({ query, label = '更多', ...look }: MoreButtonProps) {
  if (!query.hasNextPage) return null
  return (
    <Button {...look} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {label}
    </Button>
  )
}
