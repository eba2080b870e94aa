import type { Scheme } from '../../assessment/scheme.ts'
import type { Actor } from '../../engine/matter.ts'
import { isInvalidInput, isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { holdScheme, insertSnapshot } from '../../store/assessments.ts'
import { within } from '../../store/transaction.ts'
import { type CaseContext, openMatter } from '../casework/index.ts'
import { notify } from '../notifications/index.ts'
import { type Assessment, assessPeriod, type PeriodName } from './assess-period.ts'
import { signed } from './seal.ts'

/** A period that was published. */
export interface Frozen {
  readonly matter: string
}

/**
 * Publishes the result of a period that is over: what it rests on is kept, digested and signed, and the digest
 * stands in the ledger as the opening of a matter of its own, whose term for objections begins. From then on
 * nothing changes it but corrections. Refuses `already-frozen`, `period-not-over`, `role-not-allowed` and what
 * {@link assessPeriod} refuses.
 */
export async function freezePeriod(
  context: CaseContext,
  name: PeriodName & { readonly actor: Actor },
): Promise<Frozen | Refusal> {
  return within(context.db, async (tx) => {
    const inside = { ...context, db: tx }
    await holdScheme(tx, context.county.code, name.scheme)
    const assessment = await assessPeriod(inside, name)
    if (isRefusal(assessment)) return assessment
    if (assessment.state === 'frozen') return alreadyFrozen()
    if (assessment.state === 'running')
      return refuse('period-not-over', `考核期到 ${assessment.period.to} 为止，还没有结束，请在结束后再公布`)
    const content = frozenContent(assessment)
    const seal = signed(context.keys, content)
    const opened = await openPeriod(inside, name, { assessment, digest: seal.digest.toString('hex') })
    if (isRefusal(opened)) return opened
    await insertSnapshot(tx, context.county.code, {
      scheme: name.scheme,
      version: assessment.version,
      fromOn: assessment.period.from,
      toOn: assessment.period.to,
      matter: opened.matter,
      records: assessment.records,
      objectionsUntil: opened.objectionsUntil,
      frozenBy: name.actor.person,
      frozenAt: context.now,
      ...seal,
    })
    await tellOffices(inside, name, assessment)
    return { matter: opened.matter }
  })
}

/** What is signed: the scheme's version, the days and every record. */
export function frozenContent({ scheme, version, period, records }: FrozenParts) {
  return { scheme, version, from: period.from, to: period.to, records }
}

/** The parts of an assessment that freezing signs. */
export type FrozenParts = Pick<Assessment, 'scheme' | 'version' | 'records'> & {
  readonly period: Pick<Assessment['period'], 'from' | 'to'>
}

function alreadyFrozen(): Refusal {
  return refuse('already-frozen', '这个考核期已经公布，不能再公布；记录有误的，请更正')
}

async function openPeriod(
  context: CaseContext,
  { scheme, from, actor }: PeriodName & { readonly actor: Actor },
  { assessment, digest }: { readonly assessment: Assessment; readonly digest: string },
) {
  const definition = context.registry.find('assessment-period')
  if (!definition) throw new Error('no procedure assessment-period')
  const { content, version, period, records } = assessment
  const opened = await openMatter(context, definition, {
    actor,
    owner: actor.person ?? 'visitor',
    channel: 'desk',
    input: {
      title: `${content.title}：${period.label}`,
      ...{ scheme, schemeVersion: version, from, to: period.to, digest },
      records: records.items.length + records.marks.length,
    },
    idempotencyKey: `assessment-${scheme}-${from}`,
  })
  if (isRefusal(opened)) return opened
  if (isInvalidInput(opened)) throw new Error(JSON.stringify(opened.errors))
  const objectionsUntil = opened.now?.clocks.find(({ name }) => name === 'object')?.targetOn
  // A repeated opening answers without the matter: somebody else is just publishing it.
  return objectionsUntil ? { matter: opened.id, objectionsUntil } : alreadyFrozen()
}

async function tellOffices(context: CaseContext, { scheme, from }: PeriodName, assessment: Assessment): Promise<void> {
  const { title } = assessment.content
  const text = `${title}：${assessment.period.label}的结果已公布，有异议的请在期限内申诉`
  await notify(
    context.db,
    context.county.code,
    context.now,
    officesOf(assessment.content).map((office) => ({
      ...{ office, kind: 'assessment', text, link: `/desk/assessment/${scheme}/${from}` },
    })),
  )
}

/** Every office a scheme assesses. */
export function officesOf({ groups }: Pick<Scheme, 'groups'>): readonly string[] {
  return groups.flatMap(({ offices }) => offices)
}
