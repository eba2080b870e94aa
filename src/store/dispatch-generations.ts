import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { DispatchTask } from './dispatch-decisions.ts'
import type { DispatchGenerationTable, Schema } from './schema.ts'

/** A generation of a county's model, as stored. */
export type GenerationRecord = Selectable<DispatchGenerationTable>

/** What a county's models are made from, at a moment. */
export interface ModelInputs {
  /** Of the county's last decision. */
  readonly position: number
  readonly generations: Readonly<Record<DispatchTask, { readonly number: number; readonly learntUntil: number }>>
  /** Changes when an office, a duty or a place does. */
  readonly offices: string
  /** Changes when a precedent is added or ended. */
  readonly precedents: string
}

/** Reads {@link ModelInputs} in one query. */
export async function modelInputs(tx: Kysely<Schema>, county: string): Promise<ModelInputs> {
  const { rows } = await sql<{
    position: number
    offices: string
    precedents: string
    generations: { task: DispatchTask; number: number; learnt_until: number }[]
  }>`
    select coalesce((select max(position) from dispatch_decision where county = ${county}), 0) as position,
      md5(coalesce((select string_agg(id || name || kind || duties || coalesce(closed_on::text, ''), '|' order by id)
          from office where county = ${county}), '')
        || coalesce((select string_agg(name || kind || aliases::text || within::text || coalesce(office, ''), '|' order by name)
          from place where county = ${county}), '')) as offices,
      (select count(*) || ' ' || count(*) filter (where standing = 'standing') from precedent
        where county = ${county}) as precedents,
      coalesce((select jsonb_agg(jsonb_build_object('task', task, 'number', number, 'learnt_until', learnt_until))
        from dispatch_generation where county = ${county} and standing = 'active'), '[]') as generations`.execute(tx)
  const [row] = rows
  const of = (task: DispatchTask) => {
    const active = row?.generations.find((each) => each.task === task)
    return { number: active?.number ?? 0, learntUntil: active?.learnt_until ?? 0 }
  }
  return {
    position: row?.position ?? 0,
    offices: row?.offices ?? '',
    precedents: row?.precedents ?? '',
    generations: { category: of('category'), office: of('office') },
  }
}

/** The generation in use, if the county has one of its own. */
export async function activeGenerations(
  tx: Kysely<Schema>,
  county: string,
  task: DispatchTask,
): Promise<GenerationRecord[]> {
  return tx
    .selectFrom('dispatchGeneration')
    .selectAll()
    .where('county', '=', county)
    .where('task', '=', task)
    .where('standing', '=', 'active')
    .execute()
}

/** Every generation, newest first, without its file. */
export async function listGenerations(tx: Kysely<Schema>, county: string): Promise<Omit<GenerationRecord, 'file'>[]> {
  return tx
    .selectFrom('dispatchGeneration')
    .select([
      'county',
      'task',
      'number',
      'standing',
      'base',
      'trainedAt',
      'trainedBy',
      'examples',
      'learntUntil',
      'quality',
      'qualityBefore',
      'reason',
      'changedAt',
      'changedBy',
    ])
    .where('county', '=', county)
    .orderBy('trainedAt', 'desc')
    .orderBy('task')
    .limit(100)
    .execute()
}

/** A generation about to be stored; its number is the task's next. */
export type NewGeneration = Omit<Insertable<DispatchGenerationTable>, 'county' | 'number'>

/** Stores a generation; an active one takes the place of the one before. Returns its number. */
export async function addGeneration(tx: Kysely<Schema>, county: string, generation: NewGeneration): Promise<number> {
  const { task, standing, changedAt, changedBy } = generation
  if (standing === 'active')
    await setStanding(tx, county, { task, from: 'active', to: 'former', at: changedAt, by: changedBy ?? null })
  const last = await tx
    .selectFrom('dispatchGeneration')
    .select(({ fn }) => fn.max<number | null>('number').as('number'))
    .where('county', '=', county)
    .where('task', '=', task)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await tx
    .insertInto('dispatchGeneration')
    .values({ ...generation, county, number })
    .execute()
  return number
}

/** Moves a task's generations of one standing to another; of one number only, where it is given. */
export async function setStanding(
  tx: Kysely<Schema>,
  county: string,
  change: {
    task: DispatchTask
    number?: number
    from: GenerationRecord['standing']
    to: GenerationRecord['standing']
    at: Date
    by: string | null
  },
): Promise<boolean> {
  let update = tx
    .updateTable('dispatchGeneration')
    .set({ standing: change.to, changedAt: change.at, changedBy: change.by })
    .where('county', '=', county)
    .where('task', '=', change.task)
    .where('standing', '=', change.from)
  if (change.number !== undefined) update = update.where('number', '=', change.number)
  const { numUpdatedRows } = await update.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The last generation in use before a number, if there was one. */
export async function latestFormer(
  tx: Kysely<Schema>,
  county: string,
  { task, before }: { task: DispatchTask; before: number },
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('dispatchGeneration')
    .select('number')
    .where('county', '=', county)
    .where('task', '=', task)
    .where('standing', '=', 'former')
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number
}
