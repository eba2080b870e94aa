import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Actor } from '../engine/matter.ts'
import type { Role } from '../engine/roles.ts'
import { findMachine, findSession, type Scope, type Session } from '../modules/accounts/index.ts'
import type { CountyContext } from './county.ts'
import type { Services } from './services.ts'
import type { SessionCache } from './session-cache.ts'
import { trackedMatter } from './tracking.ts'

/** Who may be let in: anybody, a signed-in role, somebody half signed in, an applicant by code, a machine by scope. */
export type Principal = 'anybody' | 'pending' | 'applicant' | Role | `machine:${Scope}`

/** Who makes a request. */
export interface Caller {
  readonly kind: 'anonymous' | 'applicant' | 'session' | 'machine'
  readonly principals: readonly Principal[]
  readonly actor: Actor
  /** Whoever owns uploads and idempotency keys; anonymous callers have only their key. */
  readonly owner?: string
  readonly session?: Session
  /** The session's token, for signing out and for the CSRF check. */
  readonly token?: string
  /** The matter a tracking token opens. */
  readonly tracked?: string
}

const NOBODY: Actor = { person: null, role: 'citizen', office: null }
const ANONYMOUS: Caller = { kind: 'anonymous', principals: ['anybody'], actor: NOBODY }

/** Name of the session cookie of a county. */
export function sessionCookie(county: string): string {
  return `heng_${county}`
}

/** Finds out who calls. A token or cookie that does not hold is as good as none. */
export async function callerOf(
  c: Context,
  services: Services,
  context: CountyContext,
  sessions: SessionCache,
): Promise<Caller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer?.startsWith('trk_')) return applicant(services, context, bearer)
  if (bearer) return machine(context, bearer)
  const token = getCookie(c, sessionCookie(context.county.code))
  return token ? signedIn(context, token, sessions) : ANONYMOUS
}

function applicant({ keys }: Services, { county, now }: CountyContext, token: string): Caller {
  const tracked = trackedMatter(keys, county.code, token, now)
  if (!tracked) return ANONYMOUS
  return {
    kind: 'applicant',
    principals: ['anybody', 'applicant'],
    actor: { ...NOBODY, applicant: true },
    owner: `matter:${tracked}`,
    tracked,
  }
}

async function machine(context: CountyContext, token: string): Promise<Caller> {
  const found = await findMachine({ ...context, county: context.county.code }, token)
  if (!found) return ANONYMOUS
  const scopes = found.scopes.map((scope): Principal => `machine:${scope}`)
  // A machine brings in what a dispatcher would enter, and reads what one may read.
  const actor: Actor = { person: found.person, role: 'dispatcher', office: null }
  return { kind: 'machine', principals: ['anybody', ...scopes], actor, owner: found.person }
}

async function signedIn(context: CountyContext, token: string, sessions: SessionCache): Promise<Caller> {
  const county = context.county.code
  const session = await sessions.get(`${county} ${token}`, () => findSession({ ...context, county }, token))
  if (!session) return ANONYMOUS
  const base = { kind: 'session', session, token, owner: session.person } as const
  if (session.stage !== 'signed-in') return { ...base, principals: ['anybody', 'pending'], actor: NOBODY }
  const role = session.kind === 'citizen' ? 'citizen' : session.post?.role
  if (!role) return { ...base, principals: ['anybody'], actor: { ...NOBODY, person: session.person } }
  const actor: Actor = { person: session.person, role, office: session.post?.office ?? null }
  return { ...base, principals: ['anybody', role], actor }
}
