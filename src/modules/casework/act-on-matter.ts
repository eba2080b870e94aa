import type { Kysely } from 'kysely'
import { act } from '../../engine/act.ts'
import type { Begins } from '../../engine/define.ts'
import { type Input, type MatterEvent, times } from '../../engine/matter.ts'
import { mayRead } from '../../engine/permit.ts'
import { type InvalidInput, isInvalidInput, isRefusal, type Refusal } from '../../engine/refusal.ts'
import { keepAppointment } from '../../store/appointments.ts'
import { eventDigest } from '../../store/event-digest.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import { advanceMatter, findMatter, lockMatter, matterOf, openTargets } from '../../store/matters.ts'
import { nextDocumentNumber } from '../../store/numbers.ts'
import type { Schema } from '../../store/schema.ts'
import { begin, keepRuling, publish, Refused, relate, type Step, tellRedated } from './consequences.ts'
import type { CaseContext, Conflict, Done, WriteRequest } from './context.ts'
import { assignmentFault, findDocuments } from './references.ts'
import { answeredBefore, violatedKey, writeOnce } from './write-once.ts'

/** A request to act on a matter. */
export interface ActionRequest extends WriteRequest {
  readonly id: string
  /** The procedure the caller takes the matter to be of; of another, it is absent. */
  readonly procedure?: string
  readonly action: string
  /** The version the caller saw; without it the act is taken on whatever stands now. */
  readonly expectedSeq?: number
}

/** No such matter, or none this person may know of. */
export interface Absent {
  readonly absent: true
}

type Result = Done | Refusal | InvalidInput | Conflict | Absent

/**
 * Takes an action on a matter. A caller who saw an older version gets a conflict
 * and nothing is written; a repeated request gets its first answer.
 */
export async function actOnMatter(context: CaseContext, request: ActionRequest): Promise<Result> {
  try {
    return await tried(context, request)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

async function tried(context: CaseContext, request: ActionRequest): Promise<Result> {
  const subject = `${request.id}/${request.action}`
  try {
    const result = await orRepeated(context, request, subject, () => attempt(context, request, subject, findMatter))
    // What was done before cannot be done again: only then is it worth asking whether it was this very request.
    return 'done' in result ? result : ((await answeredBefore(context, request, subject)) ?? result)
  } catch (error) {
    if (violatedKey(error) !== 'event_pkey') throw error
  }
  // Somebody was quicker: the second try waits its turn, so that it cannot lose again.
  return orRepeated(context, request, subject, () =>
    context.db.transaction().execute((db) => attempt({ ...context, db }, request, subject, lockMatter)),
  )
}

/** The same request may be carried out elsewhere at this very moment: then its answer is ours too. */
async function orRepeated(context: CaseContext, request: ActionRequest, subject: string, work: () => Promise<Result>) {
  try {
    return await work()
  } catch (error) {
    const answer =
      violatedKey(error) === 'idempotency_pkey' ? await answeredBefore(context, request, subject) : undefined
    if (!answer) throw error
    return answer
  }
}

async function attempt(
  context: CaseContext,
  request: ActionRequest,
  subject: string,
  read: typeof findMatter,
): Promise<Result> {
  const row = await read(context.db, context.county.code, request.id)
  if (!row || (request.procedure && request.procedure !== row.procedure)) return { absent: true }
  const definition = context.registry.get(row.procedure, row.version)
  const matter = matterOf(row)
  const anyone = definition.actions[request.action]?.anyone
  if (!anyone && !mayRead(definition, matter, request.actor)) return { absent: true }
  if (request.expectedSeq !== undefined && request.expectedSeq !== row.seq)
    return { conflict: true, id: row.id, seen: request.expectedSeq, seq: row.seq }
  const history = definition.actions[request.action]?.corrects
    ? { history: (await listEvents(context.db, context.county.code, row.id)).map(eventOf) }
    : {}
  const acted = act(definition, matter, {
    ...history,
    action: request.action,
    input: request.input,
    actor: request.actor,
    today: context.today,
    ...(request.happenedOn ? { happenedOn: request.happenedOn } : {}),
    recordedAt: context.now.toISOString(),
    settings: context.settings,
  })
  if (isRefusal(acted) || isInvalidInput(acted)) return acted
  const fault = await assignmentFault(context, matter, acted.matter)
  if (fault) return fault
  const documents = await findDocuments(context, request.owner, request.documents ?? [])
  if (isRefusal(documents)) return documents
  return record(context, request, { subject, row, definition, acted, documents })
}

/** One statement suffices unless the act takes a number or reaches beyond its matter. */
async function record(context: CaseContext, request: ActionRequest, step: Step): Promise<Done | Refusal> {
  const { issues, relation, publication, ruling, appointment, begins, event } = step.acted
  const ended = endedWith(step)
  const reaches = issues || relation || publication || ruling || appointment || begins || event.terms.redated
  if (!reaches && ended.length === 0) return write(context.db, context, request, step)
  return inTransaction(context.db, async (db) => {
    const related = await relate({ ...context, db }, step)
    if (related) return related
    await publish({ ...context, db }, step)
    if (appointment) await keepAppointment(db, { county: context.county.code, matter: step.row.id, appointment })
    const done = await write(db, context, request, step)
    await tellRedated({ ...context, db }, step)
    if (ruling) await keepRuling({ ...context, db }, step, ruling, done.documentNumber ?? '')
    await begin({ ...context, db }, request, step)
    for (const begun of ended) await endBegun({ ...context, db }, request, step, begun)
    return done
  })
}

type Ended = Begins<Input> & Required<Pick<Begins<Input>, 'whenClosed'>>

/** What the matter had begun and what does not outlive it. */
function endedWith({ row, definition, acted }: Step): Ended[] {
  if (acted.matter.closedOn === null || row.closedOn !== null) return []
  return Object.entries(definition.actions).flatMap(([name, { begins }]) =>
    begins?.whenClosed && times(acted.matter, name) > 0 ? [{ ...begins, whenClosed: begins.whenClosed }] : [],
  )
}

/** Ends the begun matters that are still open, by the program's own act. */
async function endBegun(context: CaseContext, request: ActionRequest, { row }: Step, begun: Ended): Promise<void> {
  const { action, input } = begun.whenClosed
  const open = await openTargets(context.db, context.county.code, { source: row.id, kind: begun.kind })
  for (const id of open) {
    await lockMatter(context.db, context.county.code, id)
    const done = await actOnMatter(context, {
      id,
      procedure: begun.procedure,
      action,
      input,
      actor: { person: null, role: 'machine', office: null },
      ...(request.happenedOn ? { happenedOn: request.happenedOn } : {}),
      owner: request.owner,
      idempotencyKey: `${request.idempotencyKey}/${id}`,
    })
    if (!('done' in done)) throw new Error(`${begun.procedure} ${id} could not be ended: ${JSON.stringify(done)}`)
  }
}

async function inTransaction<T>(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

async function write(db: Kysely<Schema>, context: CaseContext, request: ActionRequest, step: Step): Promise<Done> {
  const { row, acted, documents } = step
  const county = context.county.code
  const documentNumber = await numberFor(db, context, step)
  const event: MatterEvent = {
    ...acted.event,
    ...(documentNumber ? { documentNumber } : {}),
    ...(documents.length > 0 ? { terms: { ...acted.event.terms, documents } } : {}),
  }
  const answer = { id: row.id, seq: event.seq, ...(documentNumber ? { documentNumber } : {}) }
  await advanceMatter(db, {
    county,
    id: row.id,
    matter: acted.matter,
    event,
    digest: eventDigest(context.keys, row.headDigest, { county, matter: row.id }, event),
    clocks: acted.clocks,
    documents: documents.map(({ id }) => id),
    once: writeOnce(request, step.subject, answer),
  })
  const { matter, clocks } = acted
  return { done: true, ...answer, repeated: false, now: { matter, clocks, receiptNumber: row.receiptNumber } }
}

/** 文号: mark of the county and of the kind, year of the act, number: 清信复〔2020〕13号. */
async function numberFor(db: Kysely<Schema>, context: CaseContext, { acted, definition }: Step) {
  if (!acted.issues) return undefined
  const kind = definition.documents?.[acted.issues]
  if (!kind) return undefined
  const year = Number(acted.event.happenedOn.slice(0, 4))
  const number = await nextDocumentNumber(db, { county: context.county.code, kind: acted.issues, year })
  return `${context.county.mark}${kind.mark}〔${year}〕${number}号`
}
