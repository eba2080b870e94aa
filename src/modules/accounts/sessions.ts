import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import { ROLES, type Role } from '../../engine/roles.ts'
import { hmacSm3, type Keys, sm3 } from '../../store/keys.ts'
import type { Schema, SessionTable } from '../../store/schema.ts'
import type { AccountContext } from './context.ts'

/** How far a sign-in has come. */
export type SessionStage = SessionTable['stage']

/** A post a session may act in. */
export interface SessionPost {
  readonly id: string
  readonly role: Role
  readonly roleLabel: string
  readonly office: string | null
  readonly officeName: string | null
  /** Id of the holder, when held as a substitute. */
  readonly actingFor?: string
}

/** Who is signed in, and in which posts they may act today. */
export interface Session {
  readonly stage: SessionStage
  readonly person: string
  readonly kind: 'staff' | 'citizen'
  readonly nameCipher: Buffer
  readonly posts: readonly SessionPost[]
  /** The post acted in now: the chosen one, else the first. */
  readonly post?: SessionPost
  readonly createdAt: Date
}

/** Starts a session; the token is shown once and only its digest is kept. */
export async function startSession(
  { db, county, settings, now }: AccountContext,
  person: string,
  stage: SessionStage,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('session')
    .values({
      county,
      tokenDigest: sm3(token),
      person,
      post: null,
      stage,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + settings.sessionHours * 3_600_000),
    })
    .execute()
  return token
}

interface Found {
  stage: SessionStage
  person: string
  kind: 'staff' | 'citizen'
  nameCipher: Buffer
  chosen: string | null
  createdAt: Date
  lastSeenAt: Date
  posts: (Omit<SessionPost, 'roleLabel' | 'actingFor'> & { role: Role; actingFor: string | null })[]
}

/** The session of a token, in one query; nothing if it ended, idled away, or the account is disabled. */
export async function findSession(
  { db, county, settings, now, today }: Pick<AccountContext, 'db' | 'county' | 'settings' | 'now' | 'today'>,
  token: string,
): Promise<Session | undefined> {
  const idleSince = new Date(now.getTime() - settings.sessionIdleMinutes * 60_000)
  const row = await lookUp(db, county, sm3(token), { now, today, idleSince })
  if (!row) return undefined
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) await touch(db, county, token, now)
  const posts = row.posts.map(({ actingFor, ...post }) => ({
    ...post,
    roleLabel: ROLES[post.role],
    ...(actingFor ? { actingFor } : {}),
  }))
  const post = posts.find(({ id }) => id === row.chosen) ?? posts[0]
  return {
    stage: row.stage,
    person: row.person,
    kind: row.kind,
    nameCipher: row.nameCipher,
    createdAt: row.createdAt,
    posts,
    ...(post ? { post } : {}),
  }
}

async function lookUp(
  db: Kysely<Schema>,
  county: string,
  digest: Buffer,
  at: { now: Date; today: PlainDate; idleSince: Date },
): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select s.stage, s.person, p.kind, p.name_cipher, s.post as chosen, s.created_at, s.last_seen_at,
      coalesce((
        select json_agg(json_build_object('id', t.id, 'role', t.role, 'office', t.office,
          'officeName', o.name, 'actingFor', t.acting_for) order by t.acting_for nulls first, t.from_on, t.id)
        from (
          select id, role, office, from_on, null::uuid as acting_for from post
            where county = ${county} and person = s.person
              and from_on <= ${at.today} and (until_on is null or until_on >= ${at.today})
          union all
          select h.id, h.role, h.office, h.from_on, h.person from substitution b
            join post h on h.county = b.county and h.id = b.post
            where b.county = ${county} and b.substitute = s.person
              and b.from_on <= ${at.today} and b.until_on >= ${at.today}
              and h.from_on <= ${at.today} and (h.until_on is null or h.until_on >= ${at.today})
        ) t left join office o on o.county = ${county} and o.id = t.office
      ), '[]') as posts
    from session s
      join person p on p.county = s.county and p.id = s.person
      join account a on a.county = s.county and a.person = s.person
    where s.county = ${county} and s.token_digest = ${digest}
      and s.expires_at > ${at.now} and s.last_seen_at > ${at.idleSince} and a.disabled_at is null`.execute(db)
  return rows[0]
}

/** At most once a minute, so that reading costs no writing. */
async function touch(db: Kysely<Schema>, county: string, token: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ lastSeenAt: now })
    .where('county', '=', county)
    .where('tokenDigest', '=', sm3(token))
    .execute()
}

/** Moves a sign-in on. */
export async function advanceSession(
  { db, county }: Pick<AccountContext, 'db' | 'county'>,
  token: string,
  stage: SessionStage,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ stage })
    .where('county', '=', county)
    .where('tokenDigest', '=', sm3(token))
    .execute()
}

/** Chooses the post to act in; false if the session may not act in it today. */
export async function choosePost(context: AccountContext, token: string, post: string): Promise<boolean> {
  const session = await findSession(context, token)
  if (!session?.posts.some(({ id }) => id === post)) return false
  await context.db
    .updateTable('session')
    .set({ post })
    .where('county', '=', context.county)
    .where('tokenDigest', '=', sm3(token))
    .execute()
  return true
}

/** Ends one session. */
export async function endSession({ db, county }: Pick<AccountContext, 'db' | 'county'>, token: string): Promise<void> {
  await db.deleteFrom('session').where('county', '=', county).where('tokenDigest', '=', sm3(token)).execute()
}

/** Ends every session of a person, except perhaps one. */
export async function endSessions(
  { db, county }: Pick<AccountContext, 'db' | 'county'>,
  person: string,
  exceptToken?: string,
): Promise<void> {
  let query = db.deleteFrom('session').where('county', '=', county).where('person', '=', person)
  if (exceptToken) query = query.where('tokenDigest', '!=', sm3(exceptToken))
  await query.execute()
}

/** Deletes what has run out. */
export async function sweepSessions({ db, county, now }: Pick<AccountContext, 'db' | 'county' | 'now'>): Promise<void> {
  await db.deleteFrom('session').where('county', '=', county).where('expiresAt', '<', now).execute()
}

/** The token that writes of a cookie session must send along; derived, so nothing is stored. */
export function csrfToken(keys: Keys, sessionToken: string): string {
  return hmacSm3(keys.token, 'csrf', sessionToken).toString('base64url')
}
