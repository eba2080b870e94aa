import { type Correction, corrected, differences } from '../../assessment/correction.ts'
import { periodOf } from '../../assessment/period.ts'
import type { Actor } from '../../engine/matter.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { type Cause, lateActs } from '../../store/assessment-records.ts'
import {
  type CorrectionRecord,
  findSchemeFor,
  findSnapshot,
  holdScheme,
  insertCorrection,
  listCorrections,
  type SnapshotRecord,
} from '../../store/assessments.ts'
import { within } from '../../store/transaction.ts'
import { actOnMatter, type CaseContext } from '../casework/index.ts'
import { type PeriodName, type ReadingContext, recordsOf } from './assess-period.ts'
import { signed } from './seal.ts'

/** What acts entered after publication would change, with those acts. Nothing is changed until it is signed. */
export interface Proposal {
  readonly correction: Correction
  readonly causes: readonly Cause[]
}

const NOTHING: Proposal = { correction: { items: [], marks: [] }, causes: [] }

/**
 * What a frozen period would be corrected by: matters with an act that was entered, or set right, after
 * publication but belongs to the period's days. Later acts belong to later periods. Refuses `not-frozen`.
 */
export async function proposeCorrection(context: ReadingContext, name: PeriodName): Promise<Proposal | Refusal> {
  const { db, county } = context
  const snapshot = await findSnapshot(db, county.code, name)
  if (!snapshot) return notFrozen()
  return proposalFor(context, snapshot, await listCorrections(db, county.code, name))
}

function notFrozen(): Refusal {
  return refuse('not-frozen', '这个考核期还没有公布，记录改正后结果自动跟着变，不需要更正')
}

async function proposalFor(
  context: ReadingContext,
  snapshot: SnapshotRecord,
  signedBefore: readonly CorrectionRecord[],
): Promise<Proposal> {
  const { db, county } = context
  const scheme = await findSchemeFor(db, county.code, { scheme: snapshot.scheme, from: snapshot.fromOn })
  const acts = await lateActs(db, county.code, { after: snapshot.frozenAt, to: snapshot.toOn })
  if (acts.length === 0 || !scheme) return NOTHING
  const now = await recordsOf(context, periodOf(scheme.content.period, snapshot.fromOn))
  const old = corrected(
    snapshot.records,
    signedBefore.map(({ correction }) => correction),
  )
  const correction = differences(old, now, new Set(acts.map(({ matter }) => matter)))
  const changed = new Set([...correction.items, ...correction.marks].map((one) => (one.after ?? one.before)?.matter))
  return { correction, causes: acts.filter(({ matter }) => changed.has(matter)) }
}

/** A correction that was signed. */
export interface SignedCorrection {
  readonly number: number
}

/**
 * Signs what is proposed at this moment: it is numbered, chained to the one before and to the snapshot, signed,
 * and its digest goes into the ledger by the program's own act. Refuses `not-frozen` and `nothing-to-correct`.
 */
export async function signCorrection(
  context: CaseContext,
  request: PeriodName & { readonly actor: Actor; readonly reason: string },
): Promise<SignedCorrection | Refusal> {
  const { scheme, from, actor, reason } = request
  const county = context.county.code
  return within(context.db, async (tx) => {
    const inside = { ...context, db: tx }
    await holdScheme(tx, county, scheme)
    const snapshot = await findSnapshot(tx, county, request)
    if (!snapshot) return notFrozen()
    const before = await listCorrections(tx, county, request)
    const { correction, causes } = await proposalFor(inside, snapshot, before)
    const changes = correction.items.length + correction.marks.length
    if (changes === 0)
      return refuse('nothing-to-correct', '没有需要更正的：公布以后没有补录或者更正过属于这个考核期的记录')
    const previous = before.at(-1)?.digest ?? snapshot.digest
    const number = before.length + 1
    const seal = signed(context.keys, correctionContent({ scheme, from, number, correction, causes, reason, previous }))
    const recorded = await record(inside, snapshot, { actor, reason, changes, number, digest: seal.digest })
    if (recorded) return recorded
    await insertCorrection(tx, county, {
      ...{ scheme, fromOn: from, number, correction, causes: [...causes], reason, previous },
      ...{ signedBy: actor.person, signedAt: context.now, ...seal },
    })
    return { number }
  })
}

/** What is signed of a correction. */
export function correctionContent(parts: {
  readonly scheme: string
  readonly from: string
  readonly number: number
  readonly correction: Correction
  readonly causes: readonly Cause[]
  readonly reason: string
  readonly previous: Buffer
}) {
  return { ...parts, previous: parts.previous.toString('hex') }
}

async function record(
  context: CaseContext,
  { matter, scheme, fromOn }: SnapshotRecord,
  act: { actor: Actor; reason: string; changes: number; number: number; digest: Buffer },
): Promise<Refusal | undefined> {
  if (act.actor.person === null) return refuse('role-not-allowed', '更正应由督办员签署')
  const done = await actOnMatter(context, {
    id: matter,
    procedure: 'assessment-period',
    action: 'correctResult',
    input: { person: act.actor.person, reason: act.reason, digest: act.digest.toString('hex'), changes: act.changes },
    actor: { person: null, role: 'machine', office: null },
    owner: 'assessment',
    idempotencyKey: `correct-${scheme}-${fromOn}-${act.number}`,
  })
  if (isRefusal(done)) return done
  if (!('done' in done)) throw new Error(JSON.stringify(done))
  return undefined
}
