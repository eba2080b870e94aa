import { type Kysely, sql } from 'kysely'

/** Which meetings anybody may know of; and clocks of a power that lapses, by which nobody is late. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table appointment add column public boolean not null default false`.execute(db)
  await sql`
    update appointment set public = true from matter
    where matter.county = appointment.county and matter.id = appointment.matter
      and matter.procedure in ('reconsideration', 'online-interview')`.execute(db)
  await sql`create index appointment_in_public on appointment (county, "on") where public and not cancelled`.execute(db)
  await sql`
    update clock set duty = false from matter
    where matter.county = clock.county and matter.id = clock.matter and clock.name = 'correctionNotice'
      and matter.procedure in ('foi-request', 'reconsideration')`.execute(db)
}
