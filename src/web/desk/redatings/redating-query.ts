import { useQuery } from '@tanstack/react-query'
import type { RedatingStatus } from '../../../server/api-types/calendar.ts'
import { read } from '../client.ts'

const LOOK_AGAIN_MS = 1_000

/** A pass over the matters, looked at again every second while it runs. */
export function useRedating(id: string) {
  return useQuery({
    queryKey: ['redatings', id],
    queryFn: () => read<RedatingStatus>(`/api/redatings/${id}`),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : LOOK_AGAIN_MS),
  })
}
