import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Role } from '../../engine/roles.ts'
import type { Schema } from '../../store/schema.ts'

/**
 * Who acts in a post on a day: whoever stands in for its holder, else the holder;
 * nobody whose account is closed. Person ids, each once; of an office where one is given.
 */
export async function actingHolders(
  db: Kysely<Schema>,
  county: string,
  { roles, office, on }: { roles: readonly Role[]; office?: string | null; on: PlainDate },
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct coalesce(s.substitute, p.person) as person
    from post p
    left join lateral (
      select substitute from substitution b
      where b.county = p.county and b.post = p.id and b.from_on <= ${on} and b.until_on >= ${on}
      order by b.from_on desc, b.id limit 1) s on true
    join account a on a.county = p.county and a.person = coalesce(s.substitute, p.person) and a.disabled_at is null
    where p.county = ${county} and p.role = any(${[...roles]}::text[])
      and (${office ?? null}::text is null or p.office = ${office ?? null})
      and p.from_on <= ${on} and (p.until_on is null or p.until_on >= ${on})
    order by 1`.execute(db)
  return rows.map(({ person }) => person)
}
