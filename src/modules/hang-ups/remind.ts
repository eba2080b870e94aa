import type { Kysely } from 'kysely'
import { dateText, type PlainDate } from '../../calendar/plain-date.ts'
import { type DueReview, dueReviews, markTold } from '../../store/hang-ups.ts'
import type { Schema } from '../../store/schema.ts'
import { actingHolders } from '../accounts/index.ts'
import { notify, type Told } from '../notifications/index.ts'

/** A county at a moment. */
export interface ReviewContext {
  readonly db: Kysely<Schema>
  readonly county: string
  readonly now: Date
  readonly today: PlainDate
}

const PAGE = 100

/**
 * Tells the lead office and the supervisors of every review whose day has come: each review once, in a transaction with
 * the mark that it was told, so that a stop between two loses and doubles none. Answers how many.
 */
export async function remindReviews(context: ReviewContext): Promise<number> {
  const { db, county, today } = context
  let told = 0
  for (;;) {
    const due = await dueReviews(db, county, { today, limit: PAGE })
    for (const review of due) if (await remindOne(context, review)) told += 1
    if (due.length < PAGE) return told
  }
}

async function remindOne({ db, county, now, today }: ReviewContext, review: DueReview): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await markTold(tx, county, { ...review, at: now }))) return false
    const { matter, reviewOn, receiptNumber, office } = review
    const supervisors = await actingHolders(tx, county, { roles: ['supervisor'], on: today })
    const words = {
      kind: 'review' as const,
      text: `挂账复核：${receiptNumber} 的复核日是${dateText(reviewOn)}，请复核后销账，或者申请续挂`,
      link: `/desk/matters/${matter}`,
    }
    const everybody: Told[] = [
      ...(office ? [{ ...words, office }] : []),
      ...supervisors.map((person) => ({ ...words, person })),
    ]
    await notify(tx, county, now, everybody)
    return true
  })
}
