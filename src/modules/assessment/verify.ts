import { sql } from 'kysely'
import { findSnapshot, listCorrections, listSnapshots, type SnapshotRecord } from '../../store/assessments.ts'
import type { Keys } from '../../store/keys.ts'
import type { ReadingContext } from './assess-period.ts'
import { correctionContent } from './correct.ts'
import { frozenContent } from './freeze.ts'
import { holds } from './seal.ts'

/** What does not hold of a published period. */
export interface AssessmentFault {
  readonly scheme: string
  readonly from: string
  readonly message: string
}

/**
 * Checks every published period: its signature over its records, the digest in the ledger, and the chain of
 * its corrections, each of which the ledger must hold. Returns how many hold, and what does not.
 */
export async function verifyAssessments(
  context: Pick<ReadingContext, 'db' | 'county'> & { readonly keys: Keys },
): Promise<{ readonly periods: number; readonly faults: readonly AssessmentFault[] }> {
  const { db, county } = context
  const faults: AssessmentFault[] = []
  const all = await listSnapshots(db, county.code)
  for (const { scheme, fromOn: from } of all) {
    const snapshot = await findSnapshot(db, county.code, { scheme, from })
    const message = snapshot && (await faultOf(context, snapshot))
    if (message) faults.push({ scheme, from, message })
  }
  faults.push(...(await missing(context, new Set(all.map(({ matter }) => matter)))))
  return { periods: all.length, faults }
}

/** Published periods the ledger knows of whose records are gone. */
async function missing(
  { db, county }: Pick<ReadingContext, 'db' | 'county'>,
  kept: ReadonlySet<string>,
): Promise<AssessmentFault[]> {
  const { rows } = await sql<{ id: string; scheme: string; from: string }>`
    select id, facts ->> 'scheme' as scheme, facts ->> 'from' as "from" from matter
    where county = ${county.code} and procedure = 'assessment-period'`.execute(db)
  return rows
    .filter(({ id }) => !kept.has(id))
    .map(({ scheme, from }) => ({ scheme, from, message: '台账里有公布的记录，封存的记录不见了' }))
}

async function faultOf(
  { db, county, keys }: Pick<ReadingContext, 'db' | 'county'> & { readonly keys: Keys },
  snapshot: SnapshotRecord,
): Promise<string | undefined> {
  const { scheme, fromOn: from, toOn: to, version, records } = snapshot
  if (!holds(keys, frozenContent({ scheme, version, period: { from, to }, records }), snapshot))
    return '公布时封存的记录与签名不符，记录被人改过'
  const events = await db
    .selectFrom('event')
    .select(['action', 'input'])
    .where('county', '=', county.code)
    .where('matter', '=', snapshot.matter)
    .orderBy('seq')
    .execute()
  const inLedger = (action: string, digest: Buffer) =>
    events.some((event) => event.action === action && event.input['digest'] === digest.toString('hex'))
  if (!inLedger('open', snapshot.digest)) return '封存的记录与台账里记的摘要不符'
  const corrections = await listCorrections(db, county.code, { scheme, from })
  let previous = snapshot.digest
  for (const [at, { number, correction, causes, reason, ...seal }] of corrections.entries()) {
    const content = correctionContent({ scheme, from, number, correction, causes, reason, previous })
    if (number !== at + 1 || !seal.previous.equals(previous) || !holds(keys, content, seal))
      return `第 ${at + 1} 次更正与签名不符，被人改过或者少了一次`
    if (!inLedger('correctResult', seal.digest)) return `第 ${number} 次更正在台账里没有记录`
    previous = seal.digest
  }
  const told = events.filter(({ action }) => action === 'correctResult').length
  return told === corrections.length ? undefined : `台账里记了 ${told} 次更正，现在只有 ${corrections.length} 次`
}
