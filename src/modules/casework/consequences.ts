import { dateText } from '../../calendar/plain-date.ts'
import type { Acted } from '../../engine/acted.ts'
import type { Definition, Ruling } from '../../engine/define.ts'
import { isInvalidInput, isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { dropClocksBut } from '../../store/clock-projection.ts'
import { gramsVector } from '../../store/grams.ts'
import { findMatterByReceipt, type MatterRecord } from '../../store/matters.ts'
import { notify } from '../notifications/index.ts'
import { keepPrecedent } from '../precedents/index.ts'
import type { CaseContext, WriteRequest } from './context.ts'
import { openMatter } from './open-matter.ts'
import type { DocumentReference } from './references.ts'

/** An act about to be written. */
export interface Step {
  readonly subject: string
  readonly row: MatterRecord
  readonly definition: Definition
  readonly acted: Acted
  readonly documents: readonly DocumentReference[]
}

/** Carries a refusal out of a transaction, which it undoes. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Opens the matters the act begins. Throws {@link Refused} where one may not be opened. */
export async function begin(context: CaseContext, request: WriteRequest, { acted, row }: Step): Promise<void> {
  const { begins, event } = acted
  if (!begins) return
  const definition = context.registry.find(begins.procedure)
  if (!definition) throw new Error(`no procedure ${begins.procedure}`)
  for (const [at, input] of begins.inputs.entries()) {
    const opened = await openMatter(context, definition, {
      actor: { ...request.actor, applicant: false },
      owner: request.owner,
      channel: 'matter',
      input,
      ...(request.happenedOn ? { happenedOn: request.happenedOn } : {}),
      idempotencyKey: `${request.idempotencyKey}/${at + 1}`,
      begunBy: { matter: row.id, seq: event.seq, kind: begins.kind },
    })
    if (isRefusal(opened)) throw new Refused(opened)
    if (isInvalidInput(opened)) throw new Error(`${definition.id} cannot be opened: ${JSON.stringify(opened.errors)}`)
    await keepRelation(context, { source: row.id, kind: begins.kind, target: opened.id })
  }
}

/** A corrected day moves others, or ends them: the offices that handle the matter are told. */
export async function tellRedated(context: CaseContext, { row, definition, acted }: Step): Promise<void> {
  const moved = acted.event.terms.redated
  if (!moved) return
  // A clock of the wrong day that the right law does not know is none.
  const names = acted.clocks.map(({ name }) => name)
  await dropClocksBut(context.db, context.county.code, row.id, names)
  if (moved.length === 0) return
  const days = moved.map(
    ({ clock, from, to }) =>
      `${definition.clocks[clock]?.label ?? clock}由${from ? dateText(from) : '无'}改为${to ? dateText(to) : '无'}`,
  )
  const offices = [acted.matter.leadOffice, ...acted.matter.assistingOffices].filter((office) => office !== null)
  await notify(
    context.db,
    context.county.code,
    context.now,
    offices.map((office) => ({
      office,
      kind: 'correction',
      text: `${row.receiptNumber} 更正了日期：${days.join('；')}`,
      link: `/desk/matters/${row.id}`,
    })),
  )
}

/** Links the matter to another. Refuses `unknown-matter`. */
export async function relate({ db, county }: CaseContext, { row, acted }: Step): Promise<Refusal | undefined> {
  if (!acted.relation) return undefined
  const target = await findMatterByReceipt(db, county.code, acted.relation.receiptNumber)
  if (!target || target.id === row.id) return refuse('unknown-matter', '没有找到这个查询编号的事项，请核对编号')
  await keepRelation({ db, county }, { source: row.id, kind: acted.relation.kind, target: target.id })
  return undefined
}

async function keepRelation(
  { db, county }: Pick<CaseContext, 'db' | 'county'>,
  relation: { source: string; kind: string; target: string },
): Promise<void> {
  await db
    .insertInto('relation')
    .values({ county: county.code, ...relation })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Puts the published text before the public, or takes it away. */
export async function publish({ db, county }: CaseContext, { row, acted }: Step): Promise<void> {
  const { publication, event } = acted
  if (!publication) return
  if (publication === 'withdraw') {
    await db
      .updateTable('publication')
      .set({ withdrawnOn: event.happenedOn })
      .where('county', '=', county.code)
      .where('matter', '=', row.id)
      .execute()
    return
  }
  const { title, question, answer } = publication
  const columns = {
    title,
    question,
    answer,
    office: row.leadOffice,
    publishedOn: event.happenedOn,
    withdrawnOn: null,
    grams: gramsVector(`${title}\n${question}\n${answer}`),
  }
  await db
    .insertInto('publication')
    .values({ county: county.code, matter: row.id, procedure: row.procedure, ...columns })
    .onConflict((conflict) => conflict.columns(['county', 'matter']).doUpdateSet(columns))
    .execute()
}

/** Keeps what was ruled as a precedent, under the number of the ruling. */
export async function keepRuling(
  { db, county }: CaseContext,
  { row, acted }: Step,
  ruling: Ruling,
  number: string,
): Promise<void> {
  const { category } = acted.matter.facts
  const matter = { id: row.id, procedure: row.procedure, category }
  await keepPrecedent(db, county.code, { matter, event: acted.event, number, ruling })
}
