import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { isOfficeBound, ROLES, type Role } from '../engine/roles.ts'
import type { Schema } from './schema.ts'

/** How far a county has what it needs to go to work. */
export interface Readiness {
  readonly administrators: number
  readonly dispatchers: number
  /** Running offices in which nobody could take a matter: names of the first few, and how many there are. */
  readonly unstaffed: Few
  /** Running departments of which nothing says what they are for. */
  readonly undescribed: Few
  readonly places: number
  /** Members of staff who have not changed their first password. */
  readonly waiting: number
}

/** The names of some, and the number of all. */
export interface Few {
  readonly names: readonly string[]
  readonly count: number
}

const NAMED = 5
/** Who takes a matter up for an office. */
const HANDLERS = (Object.keys(ROLES) as Role[]).filter(isOfficeBound)

/** Looks at posts, offices, places and accounts as they are on a day. */
export async function readReadiness(db: Kysely<Schema>, county: string, today: PlainDate): Promise<Readiness> {
  const held = sql<boolean>`post.from_on <= ${today} and coalesce(post.until_on, ${today}) >= ${today}`
  const holders = async (role: string) => {
    const { count } = await db
      .selectFrom('post')
      .where('post.county', '=', county)
      .where('post.role', '=', role)
      .where(held)
      .select(({ fn }) => fn.count<string>('post.person').distinct().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }
  const running = db.selectFrom('office').where('office.county', '=', county).where('office.closedOn', 'is', null)
  const unstaffed = running.where('office.kind', '!=', 'justice-bureau').where(({ not, exists, selectFrom }) => {
    const posts = selectFrom('post').where('post.county', '=', county).whereRef('post.office', '=', 'office.id')
    return not(exists(posts.where('post.role', 'in', HANDLERS).where(held).select('post.id')))
  })
  const undescribed = running.where('office.kind', '=', 'department').where('office.duties', '=', '')
  const places = await db
    .selectFrom('place')
    .where('county', '=', county)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const waiting = await db
    .selectFrom('account')
    .where('county', '=', county)
    .where('mustChangePassword', '=', true)
    .where('disabledAt', 'is', null)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    administrators: await holders('administrator'),
    dispatchers: await holders('dispatcher'),
    unstaffed: await few(unstaffed),
    undescribed: await few(undescribed),
    places: Number(places.count),
    waiting: Number(waiting.count),
  }
}

async function few(offices: SelectQueryBuilder<Schema, 'office', object>): Promise<Few> {
  const { count } = await offices.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  const rows = await offices.select('office.name').orderBy('office.name').limit(NAMED).execute()
  return { names: rows.map(({ name }) => name), count: Number(count) }
}
