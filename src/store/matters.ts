import { type Kysely, type Selectable, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { ClockState } from '../engine/clock.ts'
import { dayListedBy } from '../engine/clock.ts'
import type { Appointment } from '../engine/define.ts'
import type { Matter, MatterEvent } from '../engine/matter.ts'
import { appointmentColumns } from './appointments.ts'
import { gramsVector } from './grams.ts'
import { type MatterTable, NO_DUE_DATE, type PartyTable, type Schema } from './schema.ts'

/** A matter's row, as stored. */
export type MatterRecord = Selectable<MatterTable>

/** What the row keeps of a matter besides its listed columns. */
interface Progress {
  readonly suspended: boolean
  readonly reached: readonly string[]
  readonly acts: Matter['acts']
}

/** The matter a row holds: equal to the fold of its events. */
export function matterOf(row: MatterRecord): Matter {
  const progress = row.progress as Progress
  return {
    procedure: row.procedure,
    version: row.version,
    stage: row.stage,
    seq: row.seq,
    title: row.title,
    facts: row.facts,
    leadOffice: row.leadOffice,
    assistingOffices: row.assistingOffices,
    assignee: row.assignee,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    outcome: row.outcome,
    ...(row.firstClosedOn ? { firstClosing: { on: row.firstClosedOn, outcome: row.firstOutcome } } : {}),
    suspended: progress.suspended,
    reached: progress.reached,
    acts: progress.acts,
    clocks: row.clocks as Matter['clocks'],
  }
}

function columnsOf(matter: Matter, clocks: readonly ClockState[], headDigest: Buffer) {
  const { suspended, reached, acts } = matter
  return {
    stage: matter.stage,
    seq: matter.seq,
    facts: JSON.stringify(matter.facts),
    progress: JSON.stringify({ suspended, reached, acts } satisfies Progress),
    clocks: JSON.stringify(matter.clocks),
    leadOffice: matter.leadOffice,
    assistingOffices: [...matter.assistingOffices],
    assignee: matter.assignee,
    closedOn: matter.closedOn,
    outcome: matter.outcome,
    firstClosedOn: matter.firstClosing?.on ?? null,
    firstOutcome: matter.firstClosing?.outcome ?? null,
    dueOn: dayListedBy(clocks) ?? NO_DUE_DATE,
    headDigest,
  }
}

function eventColumns(county: string, id: string, event: MatterEvent, digest: Buffer) {
  return {
    county,
    matter: id,
    seq: event.seq,
    action: event.action,
    actor: event.actor.person,
    role: event.actor.role,
    office: event.actor.office,
    input: JSON.stringify(event.input),
    terms: JSON.stringify(event.terms),
    documentNumber: event.documentNumber ?? null,
    happenedOn: event.happenedOn,
    recordedAt: new Date(event.recordedAt),
    digest,
  }
}

/** A clock as its row. */
export function clockColumns(county: string, id: string, clock: ClockState) {
  return {
    county,
    matter: id,
    name: clock.name,
    limitVersion: clock.limit ?? null,
    startedOn: clock.startedOn,
    dueOn: clock.dueOn,
    targetOn: clock.targetOn,
    stoppedOn: clock.stoppedOn,
    paused: clock.state === 'paused',
    provisional: clock.provisional,
    late: clock.late,
    missedTarget: clock.missedTarget,
    duty: clock.noDuty !== true,
  }
}

/** One idempotent write: the same scope and key never act twice. */
export interface WriteOnce {
  readonly scope: string
  readonly key: string
  readonly requestDigest: Buffer
  readonly response: unknown
}

/** Everything written when a matter opens. */
export interface Opening {
  readonly county: string
  readonly id: string
  readonly receiptNumber: string
  readonly channel: string
  readonly matter: Matter
  readonly event: MatterEvent
  readonly digest: Buffer
  readonly clocks: readonly ClockState[]
  readonly searchText: string
  readonly party?: Omit<PartyTable, 'county' | 'matter'>
  readonly documents: readonly string[]
  readonly appointment?: Appointment
  readonly once: WriteOnce
}

/**
 * Writes a new matter with its event and all projections in one statement, so
 * that nothing is ever half-written and the database is asked once.
 * A unique violation on `idempotency_pkey` means the request was made before.
 */
export async function insertMatter(tx: Kysely<Schema>, opening: Opening): Promise<void> {
  const { county, id, matter, clocks, event, digest, once, party } = opening
  const head = { county, matter: id }
  await tx
    .with('once', (db) => db.insertInto('idempotency').values(idempotencyColumns(county, once)))
    .with('party', (db) =>
      party ? db.insertInto('party').values({ ...head, ...party }) : db.selectNoFrom(sql<number>`1`.as('nobody')),
    )
    .with('text', (db) =>
      db.insertInto('matterText').values({
        ...head,
        text: `${matter.title}\n${opening.searchText}`,
        grams: gramsVector(`${matter.title}\n${opening.searchText}`),
      }),
    )
    .with('event', (db) => db.insertInto('event').values(eventColumns(county, id, event, digest)))
    .with('clocks', (db) =>
      clocks.length > 0
        ? db.insertInto('clock').values(clocks.map((clock) => clockColumns(county, id, clock)))
        : db.selectNoFrom(sql<number>`1`.as('none')),
    )
    .with('documents', (db) => claimDocuments(db, county, id, opening.documents))
    .with('appointment', (db) =>
      opening.appointment
        ? db.insertInto('appointment').values(appointmentColumns(head, opening.appointment))
        : db.selectNoFrom(sql<number>`1`.as('none')),
    )
    .insertInto('matter')
    .values({
      county,
      id,
      procedure: matter.procedure,
      version: matter.version,
      receiptNumber: opening.receiptNumber,
      title: matter.title,
      channel: opening.channel,
      openedOn: matter.openedOn,
      ...columnsOf(matter, clocks, digest),
    })
    .execute()
}

/** Everything written when somebody acts. */
export interface Progression {
  readonly county: string
  readonly id: string
  readonly matter: Matter
  readonly event: MatterEvent
  readonly digest: Buffer
  readonly clocks: readonly ClockState[]
  readonly documents: readonly string[]
  readonly once: WriteOnce
}

/**
 * Appends an event and moves every projection with it, in one statement. The
 * event's key is its place in the matter: a unique violation on `event_pkey`
 * means somebody else acted first, on `idempotency_pkey` that this request did.
 */
export async function advanceMatter(tx: Kysely<Schema>, step: Progression): Promise<void> {
  const { county, id, matter, event, digest, clocks, once, documents } = step
  const to = columnsOf(matter, clocks, digest)
  const { actor } = event
  // Written out: one text for every act, so that the database plans it once and nothing is built anew each time.
  await sql`
    with once as (
      insert into idempotency (county, scope, key, request_digest, response)
      values (${county}, ${once.scope}, ${once.key}, ${once.requestDigest}, ${JSON.stringify(once.response)}::jsonb)
    ), event as (
      insert into event (county, matter, seq, action, actor, role, office, input, terms, document_number, happened_on,
        recorded_at, digest)
      values (${county}, ${id}, ${event.seq}, ${event.action}, ${actor.person}, ${actor.role}, ${actor.office},
        ${JSON.stringify(event.input)}::jsonb, ${JSON.stringify(event.terms)}::jsonb, ${event.documentNumber ?? null},
        ${event.happenedOn}, ${event.recordedAt}, ${digest})
    ), clocks as (
      insert into clock (county, matter, name, limit_version, started_on, due_on, target_on, stopped_on, paused,
        provisional, late, missed_target, duty)
      select ${county}, ${id}::uuid, "name", "limitVersion", "startedOn", "dueOn", "targetOn", "stoppedOn", "paused",
        "provisional", "late", "missedTarget", "duty"
      from jsonb_to_recordset(${JSON.stringify(clocks.map((clock) => clockColumns(county, id, clock)))}::jsonb) as c(
        "name" text, "limitVersion" text, "startedOn" date, "dueOn" date, "targetOn" date, "stoppedOn" date,
        "paused" boolean, "provisional" boolean, "late" boolean, "missedTarget" boolean, "duty" boolean)
      on conflict (county, matter, name) do update set limit_version = excluded.limit_version,
        started_on = excluded.started_on, due_on = excluded.due_on, target_on = excluded.target_on,
        stopped_on = excluded.stopped_on, paused = excluded.paused, provisional = excluded.provisional,
        late = excluded.late, missed_target = excluded.missed_target, duty = excluded.duty
    ), documents as (
      update document set matter = ${id}::uuid
      where county = ${county} and id = any(${[...documents]}::uuid[]) and matter is null
    )
    update matter set stage = ${to.stage}, seq = ${to.seq}, facts = ${to.facts}::jsonb, progress = ${to.progress}::jsonb,
      clocks = ${to.clocks}::jsonb, lead_office = ${to.leadOffice}, assisting_offices = ${to.assistingOffices}::text[],
      assignee = ${to.assignee}, opened_on = ${matter.openedOn}, closed_on = ${to.closedOn},
      outcome = ${to.outcome}, first_closed_on = ${to.firstClosedOn}, first_outcome = ${to.firstOutcome}, due_on = ${to.dueOn},
      head_digest = ${to.headDigest}
    where county = ${county} and id = ${id} and seq = ${event.seq - 1}`.execute(tx)
}

function claimDocuments(
  db: Pick<Kysely<Schema>, 'updateTable' | 'selectNoFrom'>,
  county: string,
  id: string,
  documents: readonly string[],
) {
  if (documents.length === 0) return db.selectNoFrom(sql<number>`1`.as('none'))
  return db
    .updateTable('document')
    .set({ matter: id })
    .where('county', '=', county)
    .where('id', 'in', [...documents])
    .where('matter', 'is', null)
}

function idempotencyColumns(county: string, once: WriteOnce) {
  const { scope, key, requestDigest } = once
  return { county, scope, key, requestDigest, response: JSON.stringify(once.response) }
}

/** A matter's row, or nothing. */
export async function findMatter(tx: Kysely<Schema>, county: string, id: string): Promise<MatterRecord | undefined> {
  return tx.selectFrom('matter').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

/** A matter's row, held against other writers until the transaction ends. */
export async function lockMatter(tx: Kysely<Schema>, county: string, id: string): Promise<MatterRecord | undefined> {
  return tx
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** A matter's row by its receipt number, or nothing. */
export async function findMatterByReceipt(
  tx: Kysely<Schema>,
  county: string,
  receiptNumber: string,
): Promise<MatterRecord | undefined> {
  return tx
    .selectFrom('matter')
    .selectAll()
    .where('county', '=', county)
    .where('receiptNumber', '=', receiptNumber)
    .executeTakeFirst()
}

/** The answer given when a request was first made, or nothing. */
export async function findAnswered(
  tx: Kysely<Schema>,
  county: string,
  { scope, key }: Pick<WriteOnce, 'scope' | 'key'>,
): Promise<{ requestDigest: Buffer; response: unknown } | undefined> {
  return tx
    .selectFrom('idempotency')
    .select(['requestDigest', 'response'])
    .where('county', '=', county)
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** The day a stored due date stands for: the sentinel is "none". */
export function dueDay(stored: PlainDate): PlainDate | null {
  return stored === NO_DUE_DATE ? null : stored
}

/** Matters still open that a matter is tied to in a given way. */
export async function openTargets(
  tx: Kysely<Schema>,
  county: string,
  { source, kind }: { source: string; kind: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('relation')
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'relation.target').on('matter.county', '=', county))
    .select('matter.id')
    .where('relation.county', '=', county)
    .where('relation.source', '=', source)
    .where('relation.kind', '=', kind)
    .where('matter.closedOn', 'is', null)
    .orderBy('matter.id')
    .execute()
  return rows.map(({ id }) => id)
}

const OVERDUE_PAGE = 500

/** Open matters of a procedure in given stages whose nearest day is past, the oldest first, at most 500. */
export async function listOverdueIn(
  tx: Kysely<Schema>,
  county: string,
  where: { procedure: string; version: number; stages: readonly string[]; today: PlainDate },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('county', '=', county)
    .where('procedure', '=', where.procedure)
    .where('version', '=', where.version)
    .where('stage', 'in', [...where.stages])
    .where('dueOn', '<', where.today)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(OVERDUE_PAGE)
    .execute()
  return rows.map(({ id }) => id)
}
