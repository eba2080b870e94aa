import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { PostInfo, SessionInfo } from '../../../server/api-types.ts'
import { read, rememberCsrf } from '../client.ts'
import { forgetRecent } from '../palette/recent.ts'

const SESSION_KEY = ['session'] as const

/** Who is signed in, as the server says; 401 is an error of the query. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => rememberCsrf(await read<SessionInfo>('/api/session')),
    retry: false,
    staleTime: 60_000,
  })
}

/** The session inside the layout, where somebody is always signed in. */
export const SignedInContext = createContext<SessionInfo | null>(null)

/** The session of the person at the desk. Throws outside the layout. */
export function useSignedIn(): SessionInfo {
  const session = useContext(SignedInContext)
  if (!session) throw new Error('useSignedIn is for pages inside the desk layout')
  return session
}

/** Takes over a new session; whatever another person or post had read is forgotten. */
export function useEnterSession() {
  const client = useQueryClient()
  return (session: SessionInfo) => {
    client.setQueryData(SESSION_KEY, rememberCsrf(session))
    forgetReadings(client)
  }
}

/** Forgets everything of the session that ended, and asks the server who is here now. */
export function useLeaveSession() {
  const client = useQueryClient()
  return async () => {
    clearDrafts()
    forgetRecent()
    forgetReadings(client)
    await client.resetQueries({ queryKey: SESSION_KEY })
  }
}

/** Asks the server who is here: where the session has ended, the layout then leads to the sign-in and back. Drafts stay. */
export function useSignInAgain() {
  const client = useQueryClient()
  return () => client.resetQueries({ queryKey: SESSION_KEY })
}

function forgetReadings(client: QueryClient) {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'county' })
}

function clearDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('heng-draft:')) sessionStorage.removeItem(key)
}

/** A post in words: 县住建局 · 单位经办人, with 代 某某 where held as a substitute. */
export function postText(post: PostInfo): string {
  const place = post.officeName ? `${post.officeName} · ${post.roleLabel}` : post.roleLabel
  return post.actingFor ? `${place}(代 ${post.actingFor})` : place
}
