import { v7 as uuid } from 'uuid'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Refusal } from '../../engine/refusal.ts'
import type { Role } from '../../engine/roles.ts'
import { holdConfiguration, recordChange } from '../../store/configuration-changes.ts'
import type { PostTable } from '../../store/schema.ts'
import { within } from '../../store/transaction.ts'
import type { AccountContext } from './context.ts'
import { othersAdminister } from './last-administrator.ts'
import { log } from './people.ts'

/** A post as its history keeps it. */
export type PostState = Omit<PostTable, 'county' | 'id'>

/** Puts a person in a post from a day on. Returns the post's id. */
export async function holdPost(
  context: AccountContext,
  post: { person: string; role: Role; office?: string; fromOn?: string; untilOn?: string },
): Promise<string> {
  const id = uuid()
  const { person, role, office = null, fromOn = context.today, untilOn = null } = post
  const held = { person, role, office, fromOn: fromOn as PlainDate, untilOn: untilOn as PlainDate | null }
  await changePost(context, id, () => held)
  await log(context, 'hold-post', { person, role, office })
  return id
}

/** Ends a post with today as its last day. False if there is none; refuses `last-administrator`. */
export async function endPost(context: AccountContext, post: string): Promise<boolean | Refusal> {
  const ended = await changePost(context, post, (before) => before && { ...before, untilOn: context.today })
  if (ended === true) await log(context, 'end-post', { post })
  return ended
}

/**
 * Puts a post into another state and records both; null takes it away. False if there is nothing to change.
 * Refuses `last-administrator`.
 */
export async function changePost(
  context: AccountContext,
  id: string,
  change: (before: PostState | undefined) => PostState | null | undefined,
): Promise<boolean | Refusal> {
  const { db, county, by, now: at, reason, undoes } = context
  return within(db, async (tx) => {
    await holdConfiguration(tx, county)
    const before = await tx
      .selectFrom('post')
      .select(['person', 'office', 'role', 'fromOn', 'untilOn'])
      .where('county', '=', county)
      .where('id', '=', id)
      .executeTakeFirst()
    const after = change(before)
    if (after === undefined) return false
    const stays = after !== null && after.untilOn === null && after.fromOn <= context.today
    const refusal =
      before?.role === 'administrator' && !stays
        ? await othersAdminister({ ...context, db: tx }, { post: id })
        : undefined
    if (refusal) return refusal
    if (after === null) await tx.deleteFrom('post').where('county', '=', county).where('id', '=', id).execute()
    else
      await tx
        .insertInto('post')
        .values({ county, id, ...after })
        .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(after))
        .execute()
    await recordChange(tx, county, { subject: 'post', key: id, before: before ?? null, after, by, at, reason, undoes })
    return true
  })
}
