import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { type ClockState, clockStates } from '../../engine/clock.ts'
import type { Registry } from '../../engine/registry.ts'
import { countTouched, type DaySpan, type Moved, nextTouched, projectClocks } from '../../store/clock-projection.ts'
import { type MatterRecord, matterOf } from '../../store/matters.ts'
import type { RedatingMoveTable, Schema } from '../../store/schema.ts'
import { notify } from '../notifications/index.ts'

/** What a pass over a county's matters needs. */
export interface RedatingContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly registry: Registry
  readonly calendar: WorkingCalendar
  readonly now: () => Date
  readonly today: PlainDate
}

/** So many matters are read and written at a time. */
const BATCH = 500

/** Records that the calendar changed and matters are to be dated anew; the work itself is {@link runRedating}'s. */
export async function startRedating(
  { db, county, now }: RedatingContext,
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

/**
 * Dates anew every matter that the change may touch, once: batch by batch, each with
 * its list of who was moved, so that a pass cut short goes on where it stopped.
 * Offices are told how many of theirs moved when it is over.
 */
export async function runRedating(
  context: RedatingContext,
  id: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const { db, county, now } = context
  const row = await db
    .selectFrom('redating')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const span = { from: row.fromOn, to: row.toOn }
  let { done, cursor } = row
  if (row.finishedAt) return
  for (;;) {
    const rows = await nextTouched(db, county, { span, after: cursor, limit: BATCH })
    const last = rows.at(-1)
    if (!last) break
    done += rows.length
    cursor = last.id
    await pass(context, id, rows, done)
    onProgress?.(done, Math.max(done, row.total))
  }
  await db.transaction().execute(async (tx) => {
    await tell(tx, context, { id, reason: row.reason })
    await tx
      .updateTable('redating')
      .set({ finishedAt: now() })
      .where('county', '=', county)
      .where('id', '=', id)
      .execute()
  })
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

async function pass(context: RedatingContext, id: string, rows: readonly MatterRecord[], done: number): Promise<void> {
  const { db, county } = context
  const stored = await storedDays(db, county, rows)
  const found = rows.map((row) => anew(context, row, stored.get(row.id) ?? new Map()))
  const moved = found.flatMap(({ changed }) => (changed ? [changed] : []))
  const moves = found.flatMap((one) => one.moves.map((move) => ({ county, redating: id, ...move })))
  await db.transaction().execute(async (tx) => {
    await projectClocks(tx, county, moved)
    if (moves.length > 0)
      await tx
        .insertInto('redatingMove')
        .values(moves)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await tx
      .updateTable('redating')
      .set((eb) => ({ done, cursor: rows.at(-1)?.id ?? null, moved: eb('moved', '+', moves.length) }))
      .where('county', '=', county)
      .where('id', '=', id)
      .execute()
  })
}

/** A clock's days as its row has them. */
interface StoredDays {
  readonly dueOn: PlainDate | null
  readonly targetOn: PlainDate | null
  readonly provisional: boolean
  readonly late: boolean
  readonly missedTarget: boolean
}

async function storedDays(db: Kysely<Schema>, county: string, rows: readonly MatterRecord[]) {
  const clocks = await db
    .selectFrom('clock')
    .select(['matter', 'name', 'dueOn', 'targetOn', 'provisional', 'late', 'missedTarget'])
    .where('county', '=', county)
    .where(
      'matter',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const byMatter = new Map<string, Map<string, StoredDays>>()
  for (const { matter, name, ...days } of clocks)
    byMatter.set(matter, (byMatter.get(matter) ?? new Map<string, StoredDays>()).set(name, days))
  return byMatter
}

type MoveOf = Omit<RedatingMoveTable, 'county' | 'redating'>

function anew(
  { registry, calendar, today }: RedatingContext,
  row: MatterRecord,
  stored: ReadonlyMap<string, StoredDays>,
): { changed?: Moved; moves: MoveOf[] } {
  const definition = registry.get(row.procedure, row.version)
  const clocks = clockStates(definition, matterOf(row), { today, calendar })
  const differing = clocks.filter((clock) => differs(clock, stored.get(clock.name)))
  if (differing.length === 0) return { moves: [] }
  const moves = differing.flatMap((clock): MoveOf[] => {
    const before = stored.get(clock.name)
    const [from, to] = [before?.dueOn ?? before?.targetOn ?? null, clock.dueOn ?? clock.targetOn]
    return from === to ? [] : [{ matter: row.id, clock: clock.name, office: row.leadOffice, fromOn: from, toOn: to }]
  })
  return { changed: { row, clocks }, moves }
}

/** Lateness of a running clock changes with the day alone and is asked of the day; only a day that moved counts here. */
function differs(clock: ClockState, stored: StoredDays | undefined): boolean {
  if (!stored) return true
  const settled = clock.state === 'stopped'
  return (
    clock.dueOn !== stored.dueOn ||
    clock.targetOn !== stored.targetOn ||
    clock.provisional !== stored.provisional ||
    (settled && (clock.late !== stored.late || clock.missedTarget !== stored.missedTarget))
  )
}

async function tell(
  tx: Kysely<Schema>,
  { county, now }: RedatingContext,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const offices = await tx
    .selectFrom('redatingMove')
    .select((eb) => ['office', eb.fn.count<string>('matter').distinct().as('matters')])
    .where('county', '=', county)
    .where('redating', '=', id)
    .where('office', 'is not', null)
    .groupBy('office')
    .execute()
  await notify(
    tx,
    county,
    now(),
    offices.flatMap(({ office, matters }) =>
      office
        ? [
            {
              office,
              kind: 'redating',
              text: `${reason}：本单位 ${matters} 件事项的届满日改变，请查看`,
              link: `/desk/redatings/${id}`,
            },
          ]
        : [],
    ),
  )
}
