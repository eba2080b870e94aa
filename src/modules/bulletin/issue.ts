import { v7 as uuid } from 'uuid'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { type BulletinContent, changesBetween, monthPeriod } from '../../statistics/bulletin.ts'
import { bulletinsOf, findBulletin, insertBulletin, lockBulletins, type NewBulletin } from '../../store/bulletins.ts'
import { digestOf } from '../../store/digest.ts'
import { nextDocumentNumber } from '../../store/numbers.ts'
import type { BulletinContext } from './context.ts'
import { type BulletinDraft, draftBulletin } from './draft.ts'

/** Which month is issued, by whom. */
export interface Issuing {
  readonly month: string
  readonly by: string | null
  /** Matters proposed for praise or naming that the issuer leaves out. */
  readonly leaveOut?: readonly string[]
}

/** What was issued. */
export interface Issued {
  readonly id: string
  readonly number: string
}

/**
 * Issues the bulletin of a month that is over: counted, numbered and written in one transaction, never
 * changed from then on. Refuses `month-not-over`, `nothing-to-report`, `bulletin-issued`.
 */
export async function issueBulletin(context: BulletinContext, issuing: Issuing): Promise<Issued | Refusal> {
  const { month, by, leaveOut = [] } = issuing
  if (context.today <= monthPeriod(month).to)
    return refuse('month-not-over', `${month} 还没有过完，请在下月一日以后发出通报`)
  return context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    await lockBulletins(db, context.county.code)
    const [earlier] = await bulletinsOf(db, context.county.code, month)
    if (earlier)
      return refuse('bulletin-issued', `${month} 的通报已经发出（${earlier.number}）；数字有变的，请发更正通报`)
    const draft = await draftBulletin(inside, month)
    if (draft.content.lines.every(({ value }) => !value))
      return refuse('nothing-to-report', `${month} 没有任何办理记录，请选择有记录的月份`)
    const out = new Set(leaveOut)
    const content: BulletinContent = {
      ...draft.content,
      praised: draft.content.praised.filter(({ id }) => !out.has(id)),
      named: draft.content.named.filter(({ id }) => !out.has(id)),
    }
    return write(inside, { ...draft, content }, { month, by, corrects: null, reason: null, changes: [] })
  })
}

/** Which bulletin is set right, and why. */
export interface Correcting {
  readonly id: string
  readonly reason: string
  readonly by: string | null
}

/**
 * Issues a correction: the month counted anew, the numbers that differ shown old and new. What was issued
 * stays as it was. Refuses `not-correctable` for what is itself a correction, `nothing-changed`; nothing where there is
 * no such bulletin.
 */
export async function correctBulletin(
  context: BulletinContext,
  { id, reason, by }: Correcting,
): Promise<Issued | Refusal | undefined> {
  return context.db.transaction().execute(async (db) => {
    const inside = { ...context, db }
    await lockBulletins(db, context.county.code)
    const original = await findBulletin(db, context.county.code, id)
    if (!original) return undefined
    if (original.corrects) return refuse('not-correctable', '这是一份更正通报，请对原通报发更正')
    const standing = (await bulletinsOf(db, context.county.code, original.month)).at(-1) ?? original
    const draft = await draftBulletin(inside, original.month)
    const before = standing.content as BulletinContent
    const changes = changesBetween(before, draft.content)
    if (changes.length === 0) return refuse('nothing-changed', '重新统计的数字与已发通报相同，不需要更正')
    // Whom to praise and name was decided when it was issued; a correction is of numbers.
    const content = { ...draft.content, praised: before.praised, named: before.named }
    return write(inside, { ...draft, content }, { month: original.month, by, corrects: id, reason, changes })
  })
}

/** Takes the number last, so that nobody waits for it and none is lost. */
async function write(
  { db, county, now, today }: BulletinContext,
  { content, sets }: BulletinDraft,
  about: Pick<NewBulletin, 'month' | 'corrects' | 'reason' | 'changes'> & { by: string | null },
): Promise<Issued> {
  const { by, ...rest } = about
  const id = uuid()
  const year = Number(today.slice(0, 4))
  const number = await nextDocumentNumber(db, { county: county.code, kind: 'bulletin', year })
  const name = `${county.mark}督通〔${year}〕${number}号`
  const digest = digestOf({ number: name, content, changes: rest.changes })
  await insertBulletin(
    db,
    {
      ...rest,
      ...{ county: county.code, id, number: name, content, digest },
      ...{ issuedOn: today, issuedAt: now, issuedBy: by },
    },
    sets,
  )
  await db
    .insertInto('administration')
    .values({
      ...{ county: county.code, person: by, action: 'bulletin-issued', doneAt: now },
      detail: JSON.stringify({
        number: name,
        month: rest.month,
        corrects: rest.corrects,
        digest: digest.toString('hex'),
      }),
    })
    .execute()
  return { id, number: name }
}
