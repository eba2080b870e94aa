import { addDays } from '../../calendar/plain-date.ts'
import type { Actor } from '../../engine/matter.ts'
import { insertRounds, listFailed, listUndrawn, settleRounds } from '../../store/follow-ups.ts'
import { actOnMatter } from '../casework/index.ts'
import type { FollowUpContext } from './context.ts'
import { isDrawn } from './draw.ts'
import { sendLinks } from './link.ts'
import { tellUnreached } from './tell-office.ts'

const PAGE = 500
/** A closing entered later than this is of no use to ask about. */
const BACK_DAYS = 400
const MACHINE: Actor = { person: null, role: 'machine', office: null }

/**
 * One round of the work that follow-up does unasked: draws of what was closed, sends the
 * links, takes off the list whoever has answered, tells the offices whom nobody could
 * reach, and begins the redo of what failed where the county lets it. Cut short anywhere and run again, nothing is done twice.
 */
export async function passFollowUps(
  context: FollowUpContext,
): Promise<{ drawn: number; sent: number; redone: number }> {
  const drawn = await draw(context)
  await settleRounds(context.db, context.county.code)
  const sent = await sendLinks(context)
  await tellUnreached(context)
  const redone = context.rule.redo === 'automatic' ? await redoFailed(context) : 0
  return { drawn, sent, redone }
}

async function draw({ db, county, now, today, rule: { share } }: FollowUpContext): Promise<number> {
  let count = 0
  for (;;) {
    const page = await listUndrawn(db, county.code, { since: addDays(today, -BACK_DAYS), limit: PAGE })
    const rounds = page.map(({ matter, receiptNumber, round, closedOn, link }) => {
      const drawn = isDrawn({ county: county.code, receiptNumber, round }, share)
      return { county: county.code, matter, round, closedOn, drawn, share, nextAt: drawn && link ? now : null }
    })
    await insertRounds(db, rounds, now)
    count += rounds.filter(({ drawn }) => drawn).length
    if (page.length < PAGE) return count
  }
}

async function redoFailed(context: FollowUpContext): Promise<number> {
  const { db, county, rule } = context
  let redone = 0
  for (const { matter, redos, complaint } of await listFailed(db, county.code, {
    limit: PAGE,
    redos: rule.mostRedos,
  })) {
    const result = await actOnMatter(context, {
      id: matter,
      action: 'redo',
      input: { reason: `回访反映没有解决${complaint ? `（${complaint}）` : ''}，请联系本人，重新办理。` },
      actor: MACHINE,
      owner: 'follow-up',
      idempotencyKey: `redo-${matter}-${redos + 1}`,
    })
    // A gate refuses what somebody settled meanwhile.
    if ('done' in result && !result.repeated) redone += 1
  }
  return redone
}
