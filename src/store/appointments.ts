import type { Kysely } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Appointment } from '../engine/define.ts'
import type { Schema } from './schema.ts'

/** A meeting as its row. */
export function appointmentColumns(head: { county: string; matter: string }, appointment: Appointment) {
  const { label, on, time, place } = appointment
  const open = appointment.public === true
  return { ...head, label, on, time: time ?? null, place: place ?? null, cancelled: false, public: open }
}

/** Fixes a meeting, moves the one of its label, or cancels it. */
export async function keepAppointment(
  tx: Kysely<Schema>,
  {
    county,
    matter,
    appointment,
  }: {
    county: string
    matter: string
    appointment: Appointment | { readonly label: string; readonly cancelled: true }
  },
): Promise<void> {
  if ('cancelled' in appointment) {
    await tx
      .updateTable('appointment')
      .set({ cancelled: true })
      .where('county', '=', county)
      .where('matter', '=', matter)
      .where('label', '=', appointment.label)
      .execute()
    return
  }
  const {
    county: _county,
    matter: _matter,
    label: _label,
    ...columns
  } = appointmentColumns({ county, matter }, appointment)
  await tx
    .insertInto('appointment')
    .values(appointmentColumns({ county, matter }, appointment))
    .onConflict((conflict) => conflict.columns(['county', 'matter', 'label']).doUpdateSet(columns))
    .execute()
}

/** A meeting with its matter. */
export interface AppointmentRow {
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly title: string
  readonly label: string
  readonly on: PlainDate
  readonly time: string | null
  readonly place: string | null
}

/** The meetings from a day on, earliest first, at most 1,000; only at a place, of an office or a person, or those anybody may know of, where asked. */
export async function listAppointments(
  tx: Kysely<Schema>,
  county: string,
  where: { from: PlainDate; place?: string; office?: string; person?: string; public?: true },
): Promise<AppointmentRow[]> {
  let query = tx
    .selectFrom('appointment')
    .innerJoin('matter', (join) =>
      join.onRef('matter.county', '=', 'appointment.county').onRef('matter.id', '=', 'appointment.matter'),
    )
    .select([
      'appointment.matter',
      'matter.receiptNumber',
      'matter.procedure',
      'matter.version',
      'matter.title',
      'appointment.label',
      'appointment.on',
      'appointment.time',
      'appointment.place',
    ])
    .where('appointment.county', '=', county)
    .where('appointment.cancelled', '=', false)
    .where('appointment.on', '>=', where.from)
  if (where.place !== undefined) query = query.where('appointment.place', '=', where.place)
  if (where.office !== undefined) query = query.where('matter.leadOffice', '=', where.office)
  if (where.person !== undefined) query = query.where('matter.assignee', '=', where.person)
  if (where.public) query = query.where('appointment.public', '=', true)
  return query.orderBy('appointment.on').orderBy('appointment.time').limit(1_000).execute()
}
