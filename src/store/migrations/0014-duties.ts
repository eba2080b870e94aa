import { type Kysely, sql } from 'kysely'

/** Clocks of a right that lapses, such as the term an applicant has: nobody is late by them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table clock add column duty boolean not null default true`.execute(db)
  await sql`
    update clock set duty = false from matter
    where matter.county = clock.county and matter.id = clock.matter and (matter.procedure, clock.name) in (
      ('deputy-suggestion', 'decline'), ('deputy-suggestion', 'feedback'), ('foi-request', 'correction'),
      ('foi-request', 'thirdParty'), ('foi-request', 'coAgency'), ('foi-request', 'payment'),
      ('congress-matter', 'deliberate'), ('letter', 'object'), ('reconsideration', 'correction'),
      ('litigation', 'appealJudgment'), ('litigation', 'appealRuling'),
      ('co-defence', 'appealJudgment'), ('co-defence', 'appealRuling'))`.execute(db)
}
