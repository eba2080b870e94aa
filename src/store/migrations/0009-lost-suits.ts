import { type Kysely, sql } from 'kysely'

/** The suits a county has lost, newest first: few among many matters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index matter_lost on matter (county, opened_on desc, id desc)
    where procedure = 'litigation' and facts ->> 'verdict' = '败诉'`.execute(db)
}
