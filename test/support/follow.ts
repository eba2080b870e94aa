import { sql } from 'kysely'
import type { CaseContext } from '../../src/modules/casework/index.ts'
import {
  type BySelf,
  type DispatchContext,
  dispatchBySelf,
  followDispatch,
} from '../../src/modules/dispatch-desk/index.ts'

/**
 * Follows until nothing is left to follow. Followers stop short of the oldest transaction
 * still running, and tests of other databases in the same cluster have theirs.
 */
export async function followAll(context: DispatchContext): Promise<number> {
  let decisions = await followDispatch(context)
  while (await behind(context, 'decisions')) decisions += await followDispatch(context)
  return decisions
}

/** Lets the program send until it has looked at everything that was opened. */
export async function sendAll(context: CaseContext, bySelf: BySelf): Promise<number> {
  let acts = await dispatchBySelf(context, bySelf)
  while (await behind({ db: context.db, county: context.county.code }, 'by-self'))
    acts += await dispatchBySelf(context, bySelf)
  return acts
}

async function behind({ db, county }: Pick<DispatchContext, 'db' | 'county'>, name: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (
      select from event e where e.county = ${county} and not exists (
        select from dispatch_follower f where f.county = e.county and f.name = ${name}
          and (f.epoch > e.epoch or (f.epoch = e.epoch and f.txid > e.txid)))) as behind`.execute(db)
  return rows[0]?.behind === true
}
