import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NotificationList } from '../../../server/api-types/notifications.ts'
import { read, send } from '../client.ts'
import { useNotice } from '../common/use-notice.ts'

const LOOK_AGAIN_MS = 60_000

/** What this person and their office were told, newest first; asked for again every minute. */
export function useNotifications() {
  return useInfiniteQuery({
    queryKey: ['notifications'],
    queryFn: ({ pageParam }) => read<NotificationList>('/api/notifications', { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** Marks some, or all up to one, as read by this person. */
export function useMarkRead() {
  const client = useQueryClient()
  const notice = useNotice()
  return useMutation({
    mutationFn: (which: { ids: readonly string[] } | { until: string }) =>
      send('POST', '/api/notifications/read', which),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
    onError: (error) => notice.failed(error),
  })
}
