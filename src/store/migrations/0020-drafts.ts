import { type Kysely, sql } from 'kysely'
import { wall } from './wall.ts'

/** What people have begun to write and not sent: encrypted, since drafts hold personal data. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft (
      county text not null,
      person uuid not null,
      name text not null,
      content_cipher bytea not null,
      version uuid not null,
      saved_at timestamptz not null,
      primary key (county, person, name),
      foreign key (county, person) references person (county, id)
    )`.execute(db)
  await sql`create index draft_by_age on draft (county, saved_at)`.execute(db)
  await wall(db, 'draft')
}
