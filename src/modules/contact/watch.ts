import type { Kysely } from 'kysely'
import { today } from '../../calendar/plain-date.ts'
import { countFailure, endOutage, markTold } from '../../store/outages.ts'
import type { Schema } from '../../store/schema.ts'
import { actingHolders } from '../accounts/index.ts'
import { notify } from '../notifications/index.ts'
import type { Channel, ContactKind, ContactMessage } from './channel.ts'
import { faultOf, type SendingFault } from './fault.ts'

/** A single broken connection passes; this many in a row are an outage. */
const OUTAGE = 2
const CALLED: Readonly<Record<ContactKind, string>> = { email: '邮件', phone: '短信' }

interface Watching {
  readonly db: Kysely<Schema>
  readonly county: { readonly code: string }
  readonly now: Date
}

/**
 * Sends a message and notes whether it was taken; rejects as the channel does. `last`: it is given up if it fails now.
 */
export async function sendWatched(
  context: Watching,
  channel: Channel,
  message: ContactMessage,
  { last = false }: { last?: boolean } = {},
): Promise<void> {
  try {
    await channel.send(message)
  } catch (error) {
    await noteFailure(context, message.kind, error, last)
    throw error
  }
  await noteSuccess(context, message.kind)
}

/**
 * Whoever runs the channels is told once an outage: after the second failure of the
 * server in a row, or at once where a message is given up (`lost`). One address that takes nothing is no outage.
 */
async function noteFailure(
  { db, county, now }: Watching,
  kind: ContactKind,
  error: unknown,
  lost: boolean,
): Promise<void> {
  const fault = faultOf(error)
  if (fault.of === 'address' || (fault.of === 'passing' && !lost)) return
  const key = { county: county.code, kind }
  const failures = await countFailure(db, key, now)
  if ((failures >= OUTAGE || lost) && (await markTold(db, key, now)))
    await tell(
      { db, county, now },
      `${CALLED[kind]}发不出去${lost ? '，有的已经放弃' : ''}：${because(fault)}。请检查；恢复后，没有放弃的会自动补发。`,
    )
}

/** Notes that a message was taken: an outage that was told of is told to be over. */
export async function noteSuccess({ db, county, now }: Watching, kind: ContactKind): Promise<void> {
  const beganAt = await endOutage(db, { county: county.code, kind })
  if (beganAt)
    await tell({ db, county, now }, `${CALLED[kind]}又能发出去了，中断了${lasted(now.getTime() - beganAt.getTime())}。`)
}

function because({ message, code }: SendingFault): string {
  return `${message}（${code}）`
}

const MINUTE = 60_000

function lasted(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE))
  return minutes < 120 ? ` ${minutes} 分钟` : ` ${Math.round(minutes / 60)} 小时`
}

async function tell({ db, county, now }: Watching, text: string): Promise<void> {
  const people = await actingHolders(db, county.code, { roles: ['administrator'], on: today(now) })
  await notify(
    db,
    county.code,
    now,
    people.map((person) => ({ person, kind: 'channel', text, link: '/desk/channels' })),
  )
}
