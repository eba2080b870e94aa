import type { Kysely, Selectable } from 'kysely'
import type { MatterEvent, Terms } from '../engine/matter.ts'
import type { Role } from '../engine/roles.ts'
import type { EventTable, Schema } from './schema.ts'

/** An event's row, as stored. */
export type EventRecord = Selectable<EventTable>

/** The event a row holds. */
export function eventOf(row: EventRecord): MatterEvent {
  const role = row.role as Role
  return {
    seq: row.seq,
    action: row.action,
    actor: {
      person: row.actor,
      role,
      office: row.office,
      ...(role === 'citizen' ? { applicant: true } : {}),
    },
    input: row.input,
    terms: row.terms as Terms,
    ...(row.documentNumber ? { documentNumber: row.documentNumber } : {}),
    happenedOn: row.happenedOn,
    recordedAt: row.recordedAt.toISOString(),
  }
}

/** A matter's events in order, from `after` (exclusive) on. */
export async function listEvents(
  tx: Kysely<Schema>,
  county: string,
  matter: string,
  after = 0,
): Promise<EventRecord[]> {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('county', '=', county)
    .where('matter', '=', matter)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
}
