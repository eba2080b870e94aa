import { setTimeout as delay } from 'node:timers/promises'
import type { Kysely, Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { today } from '../../calendar/plain-date.ts'
import type { Registry } from '../../engine/registry.ts'
import { holdCalendar } from '../../store/calendar-years.ts'
import { countTouched, type DaySpan, holdNextTouched } from '../../store/clock-projection.ts'
import type { RedatingTable, Schema } from '../../store/schema.ts'
import { currentCalendar } from './current-calendar.ts'
import { dateAnew } from './date-anew.ts'
import { tellConcerned } from './tell.ts'

/** What a pass over a county's matters needs. */
export interface RedatingContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly registry: Registry
  readonly now: () => Date
  /**
   * Milliseconds after which nobody works by the calendar as it was before: longer
   * than a server remembers settings and an act takes.
   */
  readonly settleMs?: number
}

const SETTLE_MS = 5_000
/** So many matters are read and written at a time. */
const BATCH = 500
/** An act carries the moment its request came in, somewhat before it is written. */
const SLACK_MS = 60_000

/** Records that the calendar changed and matters are to be dated anew; the work itself is {@link runRedating}'s. */
export async function startRedating(
  { db, county, now }: Pick<RedatingContext, 'db' | 'county' | 'now'>,
  change: { readonly span: DaySpan; readonly reason: string; readonly by: string | null },
): Promise<string> {
  const id = uuid()
  const { span, reason, by } = change
  await db
    .insertInto('redating')
    .values({
      county,
      id,
      reason,
      by,
      fromOn: span.from,
      toOn: span.to,
      startedAt: now(),
      finishedAt: null,
      total: await countTouched(db, county, span),
      cursor: null,
    })
    .execute()
  return id
}

type Pass = Selectable<RedatingTable>

/**
 * Dates anew every matter that the change may touch: batch by batch, each written
 * together with its list of who was moved, so that a pass cut short goes on where it
 * stopped, and two that run at once, here or in another process, move nothing twice.
 * In the end it looks again at those that somebody acted on meanwhile, perhaps still
 * by the old calendar. Then offices are told, once.
 */
export async function runRedating(
  context: RedatingContext,
  id: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  for (;;) {
    const pass = await inBatch(context, id, nextBatch)
    if (!pass) break
    onProgress?.(pass.done, Math.max(pass.done, pass.total))
  }
  await settle(context, id)
  await inBatch(context, id, finish)
}

/** Takes up passes that were cut short, as after a crash. */
export async function resumeRedatings(context: RedatingContext): Promise<void> {
  const open = await context.db
    .selectFrom('redating')
    .select('id')
    .where('county', '=', context.county)
    .where('finishedAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of open) await runRedating(context, id)
}

/** One step of a pass, in a transaction that holds calendar and pass; nothing if the pass is over. */
async function inBatch<T>(
  context: RedatingContext,
  id: string,
  step: (context: RedatingContext, pass: Pass) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { county } = context
  return context.db.transaction().execute(async (db) => {
    await holdCalendar(db, county, 'shared')
    const pass = await db
      .selectFrom('redating')
      .selectAll()
      .where('county', '=', county)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    return pass.finishedAt ? undefined : step({ ...context, db }, pass)
  })
}

async function nextBatch(context: RedatingContext, pass: Pass): Promise<Pass | undefined> {
  const next = await dated(context, pass, { after: pass.cursor })
  if (!next) return undefined
  const { db, county } = context
  const done = pass.done + next.matters
  await db
    .updateTable('redating')
    .set({ done, cursor: next.last })
    .where('county', '=', county)
    .where('id', '=', pass.id)
    .execute()
  return { ...pass, done, cursor: next.last }
}

async function settle(context: RedatingContext, id: string): Promise<void> {
  const { db, county, now, settleMs = SETTLE_MS } = context
  const { startedAt, finishedAt } = await db
    .selectFrom('redating')
    .select(['startedAt', 'finishedAt'])
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (finishedAt) return
  const left = Math.min(settleMs, startedAt.getTime() + settleMs - now().getTime())
  if (left > 0) await delay(left, undefined, { ref: false })
  const since = new Date(startedAt.getTime() - SLACK_MS)
  for (let after: string | null = null; ; ) {
    const next: Batch | undefined = await inBatch(context, id, (inside, pass) => dated(inside, pass, { after, since }))
    if (!next) return
    after = next.last
  }
}

interface Batch {
  readonly matters: number
  readonly last: string
}

async function dated(
  context: RedatingContext,
  pass: Pass,
  page: { readonly after: string | null; readonly since?: Date },
): Promise<Batch | undefined> {
  const { db, county, registry, now } = context
  const span = { from: pass.fromOn, to: pass.toOn }
  const rows = await holdNextTouched(db, county, { span, limit: BATCH, ...page })
  const last = rows.at(-1)
  if (!last) return undefined
  const calendar = await currentCalendar(db, county)
  await dateAnew({ db, county, registry, calendar, today: today(now()) }, pass.id, rows)
  return { matters: rows.length, last: last.id }
}

async function finish({ db, county, now }: RedatingContext, { id, reason }: Pass): Promise<undefined> {
  await tellConcerned(db, { county, at: now(), today: today(now()) }, { id, reason })
  await db
    .updateTable('redating')
    .set({ finishedAt: now() })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute()
}
