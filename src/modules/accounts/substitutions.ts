import type { AccountContext } from './context.ts'
import { log } from './people.ts'

/** Who stands in for a person's posts, or for whom a person stands in; today's and coming ones. */
export async function listSubstitutions({ db, county, today, vault }: AccountContext, person: string) {
  const rows = await db
    .selectFrom('substitution')
    .innerJoin('post', (join) => join.onRef('post.id', '=', 'substitution.post').on('post.county', '=', county))
    .leftJoin('office', (join) => join.onRef('office.id', '=', 'post.office').on('office.county', '=', county))
    .select([
      'substitution.id',
      'substitution.post',
      'substitution.substitute',
      'substitution.fromOn',
      'substitution.untilOn',
      'substitution.noteCipher',
      'post.person as holder',
      'post.role',
      'post.office',
      'office.name as officeName',
    ])
    .where('substitution.county', '=', county)
    .where('substitution.untilOn', '>=', today)
    .where((eb) => eb.or([eb('post.person', '=', person), eb('substitution.substitute', '=', person)]))
    .orderBy('substitution.fromOn')
    .execute()
  return rows.map(({ noteCipher, ...row }) => ({
    ...row,
    note: noteCipher ? vault.open(noteCipher, [county, row.id, 'note']) : null,
  }))
}

/** Ends a substitution of one's own post; false if there is none. */
export async function endSubstitution(context: AccountContext, id: string, holder: string): Promise<boolean> {
  const { db, county } = context
  const { numDeletedRows } = await db
    .deleteFrom('substitution')
    .where('county', '=', county)
    .where('id', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .where('post.county', '=', county)
          .whereRef('post.id', '=', 'substitution.post')
          .where('post.person', '=', holder),
      ),
    )
    .executeTakeFirst()
  await log(context, 'end-substitution', { substitution: id })
  return numDeletedRows > 0n
}
