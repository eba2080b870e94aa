import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionInfo } from '../../../server/api-types.ts'
import { type Caller, get, send } from '../../shared/api.ts'
import { readStored, writeStored } from './stored.ts'

const FLAG = 'signed-in'
const KEY = ['citizen'] as const

/**
 * The citizen signed in here, if any. Asked only where somebody signed in through
 * the portal: nobody needs an account, and a member of staff who writes to the
 * county as a citizen must not write as staff.
 */
export function useCitizen() {
  const client = useQueryClient()
  const { data, isPending } = useQuery({ queryKey: KEY, queryFn: findCitizen, staleTime: 300_000 })
  const caller: Caller = data ? { csrf: data.csrf, cookie: true } : {}
  return {
    citizen: data ?? undefined,
    isPending,
    caller,
    signedIn: (session: SessionInfo) => {
      writeStored('device', FLAG, true)
      client.setQueryData(KEY, session)
    },
    signOut: async () => {
      await send('DELETE', '/api/session', undefined, caller)
      writeStored('device', FLAG, undefined)
      client.setQueryData(KEY, null)
      client.removeQueries({ queryKey: ['mine'] })
    },
  }
}

async function findCitizen(): Promise<SessionInfo | null> {
  if (!readStored<boolean>('device', FLAG)) return null
  try {
    const session = await get<SessionInfo>('/api/session', {}, { cookie: true })
    if (session.person?.kind === 'citizen') return session
  } catch {
    // Run out, or not reached: the page works without an account.
  }
  writeStored('device', FLAG, undefined)
  return null
}
