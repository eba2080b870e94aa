import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { clockStates } from '../../engine/clock.ts'
import type { Registry } from '../../engine/registry.ts'
import { projectClocks, type Redone } from '../../store/clock-projection.ts'
import { type MatterRecord, matterOf } from '../../store/matters.ts'
import type { RedatingMoveTable, Schema } from '../../store/schema.ts'
import { type Change, changeOf, differs, type StoredDays } from './compare.ts'

interface Context {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly registry: Registry
  readonly calendar: WorkingCalendar
  readonly today: PlainDate
}

/** Dates these matters anew, whose rows are held, and lists what a pass moved. */
export async function dateAnew(context: Context, redating: string, rows: readonly MatterRecord[]): Promise<void> {
  const { db, county } = context
  const stored = await storedDays(db, county, rows)
  const redone: Redone[] = []
  const moves: RedatingMoveTable[] = []
  for (const row of rows) {
    const found = anew(context, row, stored.get(row.id) ?? new Map())
    if (!found) continue
    redone.push(found)
    for (const change of found.changes)
      moves.push({ county, redating, matter: row.id, office: row.leadOffice, ...change })
  }
  await projectClocks(db, county, redone)
  await listMoved(db, { county, redating }, moves)
}

async function storedDays(db: Kysely<Schema>, county: string, rows: readonly MatterRecord[]) {
  const ids = rows.map(({ id }) => id)
  const clocks = await db
    .selectFrom('clock')
    .select(['matter', 'name', 'dueOn', 'targetOn', 'provisional', 'late', 'missedTarget'])
    .where('county', '=', county)
    .where(sql<boolean>`matter = any(${ids}::uuid[])`)
    .execute()
  const byMatter = new Map<string, Map<string, StoredDays>>()
  for (const { matter, name, ...days } of clocks)
    byMatter.set(matter, (byMatter.get(matter) ?? new Map<string, StoredDays>()).set(name, days))
  return byMatter
}

function anew(
  { registry, calendar, today }: Context,
  row: MatterRecord,
  stored: ReadonlyMap<string, StoredDays>,
): (Redone & { readonly changes: readonly Change[] }) | undefined {
  const definition = registry.get(row.procedure, row.version)
  const clocks = clockStates(definition, matterOf(row), { today, calendar })
  const differing = clocks.flatMap((clock) => {
    const before = stored.get(clock.name)
    return before && differs(clock, before) ? [{ clock, before }] : []
  })
  if (differing.length === 0) return undefined
  return { row, clocks, changes: differing.flatMap(({ clock, before }) => changeOf(clock, before) ?? []) }
}

/** One entry a clock and pass: whoever was moved again while it ran has the first day and the last. */
async function listMoved(
  db: Kysely<Schema>,
  { county, redating }: { county: string; redating: string },
  moves: readonly RedatingMoveTable[],
): Promise<void> {
  if (moves.length === 0) return
  const listed = await db
    .insertInto('redatingMove')
    .values([...moves])
    .onConflict((conflict) =>
      conflict.columns(['county', 'redating', 'matter', 'clock']).doUpdateSet((eb) => ({
        office: eb.ref('excluded.office'),
        toOn: eb.ref('excluded.toOn'),
        verdict: eb.ref('excluded.verdict'),
      })),
    )
    .returning(['verdict', sql<boolean>`xmax = 0`.as('fresh')])
    .execute()
  const fresh = listed.filter((one) => one.fresh)
  const rejudged = fresh.filter(({ verdict }) => verdict !== null).length
  await db
    .updateTable('redating')
    .set((eb) => ({
      moved: eb('moved', '+', fresh.length - rejudged),
      rejudged: eb('rejudged', '+', rejudged),
    }))
    .where('county', '=', county)
    .where('id', '=', redating)
    .execute()
}
