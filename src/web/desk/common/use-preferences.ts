import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskPreferences } from '../../../server/api-types/desk.ts'
import { read, send } from '../client.ts'
import { useNotice } from './use-notice.ts'

const KEY = ['preferences'] as const

/** Counts changes: an answer that another change has overtaken would put the older choice back on the screen. */
let newest = 0

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
    newest += 1
    const mine = newest
    const before = client.getQueryData<DeskPreferences>(KEY)
    if (before) client.setQueryData(KEY, { ...before, ...some })
    try {
      const kept = await send<DeskPreferences>('PUT', '/api/desk/preferences', some)
      if (mine === newest) client.setQueryData(KEY, kept)
    } catch (error) {
      notice.failed(error)
      await client.invalidateQueries({ queryKey: KEY })
    }
  }
  return { preferences: query.data, change }
}
