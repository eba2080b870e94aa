import { type Refusal, refuse } from '../../engine/refusal.ts'
import type { AccountContext } from './context.ts'

/**
 * Refuses `last-administrator` where nobody would be left to administer the county without a post or
 * a person. To be asked under the lock of the configuration, so that two who dismiss each other at
 * once do not both succeed. Who is left must hold the post today, for no set time, and be able to
 * sign in; whoever merely stands in for somebody does not count, since that ends by itself.
 */
export async function othersAdminister(
  { db, county, today }: AccountContext,
  without: { readonly post: string } | { readonly person: string },
): Promise<Refusal | undefined> {
  const other = await db
    .selectFrom('post')
    .innerJoin('account', (join) => join.onRef('account.person', '=', 'post.person').on('account.county', '=', county))
    .select('post.id')
    .where('post.county', '=', county)
    .where('post.role', '=', 'administrator')
    .where('post.fromOn', '<=', today)
    .where('post.untilOn', 'is', null)
    .where('account.disabledAt', 'is', null)
    .where((eb) => ('post' in without ? eb('post.id', '!=', without.post) : eb('post.person', '!=', without.person)))
    .limit(1)
    .executeTakeFirst()
  return other
    ? undefined
    : refuse(
        'last-administrator',
        '这样一来本县就没有系统管理员了，没有改动；请先让另一位账号可用的同事长期担任系统管理员，再办这一步',
      )
}
