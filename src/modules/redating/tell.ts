import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Schema } from '../../store/schema.ts'
import { notify, type Told } from '../notifications/index.ts'

interface Where {
  readonly county: string
  readonly at: Date
  readonly today: PlainDate
}

/** Tells each office how many of its matters a pass moved, and those who hand matters out about the ones nobody has yet. */
export async function tellConcerned(
  tx: Kysely<Schema>,
  { county, at, today }: Where,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const counts = await tx
    .selectFrom('redatingMove')
    .select([
      'office',
      sql<number>`(count(distinct matter) filter (where verdict is null))::int`.as('moved'),
      sql<number>`(count(distinct matter) filter (where verdict is not null))::int`.as('rejudged'),
    ])
    .where('county', '=', county)
    .where('redating', '=', id)
    .groupBy('office')
    .execute()
  const unassigned = counts.some(({ office }) => office === null) ? await dispatchers(tx, county, today) : []
  const all = counts.flatMap(({ office, moved, rejudged }): Told[] => {
    const told = { kind: 'redating', link: `/desk/redatings/${id}` } as const
    if (office !== null) return [{ ...told, office, text: `${reason}：本单位${inWords(moved, rejudged)}，请查看` }]
    return unassigned.map((person) => ({
      ...told,
      person,
      text: `${reason}：未分办的${inWords(moved, rejudged)}，请查看`,
    }))
  })
  await notify(tx, county, at, all)
}

function inWords(moved: number, rejudged: number): string {
  return [
    ...(moved > 0 ? [`在办事项 ${moved} 件届满日改变`] : []),
    ...(rejudged > 0 ? [`已完成的期限 ${rejudged} 件改变按期或逾期的认定`] : []),
  ].join('，')
}

/** Everybody whose post it is to hand matters out. */
async function dispatchers(tx: Kysely<Schema>, county: string, today: PlainDate): Promise<string[]> {
  const rows = await tx
    .selectFrom('post')
    .select('person')
    .distinct()
    .where('county', '=', county)
    .where('role', '=', 'dispatcher')
    .where('fromOn', '<=', today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
    .execute()
  return rows.map(({ person }) => person)
}
