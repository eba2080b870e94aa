import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskPreferences } from '../../../server/api-types/desk.ts'
import { read, send } from '../client.ts'
import { useNotice } from './use-notice.ts'

const KEY = ['preferences'] as const

/** What the person settled for their own desk, and the way to change it: at once on the screen, then on the server. */
export function usePreferences() {
  const client = useQueryClient()
  const notice = useNotice()
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => read<DeskPreferences>('/api/desk/preferences'),
    staleTime: 10 * 60_000,
  })
  async function change(some: Partial<DeskPreferences>) {
    const before = client.getQueryData<DeskPreferences>(KEY)
    if (before) client.setQueryData(KEY, { ...before, ...some })
    try {
      client.setQueryData(KEY, await send<DeskPreferences>('PUT', '/api/desk/preferences', some))
    } catch (error) {
      client.setQueryData(KEY, before)
      notice.failed(error)
    }
  }
  return { preferences: query.data, change }
}
