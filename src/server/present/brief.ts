import { stageLabel } from '../../engine/permit.ts'
import type { MatterRecord } from '../../store/matters.ts'
import type { MatterBrief } from '../api-types/hotspots.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'

/** A matter's row with the name of its office. */
export type NamedRecord = MatterRecord & { readonly leadOfficeName: string | null }

/** Several matters with their offices' names, in the order asked for. */
export async function findNamed({ db, county }: CountyContext, ids: readonly string[]): Promise<NamedRecord[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('matter')
    .leftJoin('office', (join) =>
      join.onRef('office.id', '=', 'matter.leadOffice').on('office.county', '=', county.code),
    )
    .selectAll('matter')
    .select('office.name as leadOfficeName')
    .where('matter.county', '=', county.code)
    .where('matter.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A matter in short. */
export function presentBrief({ registry }: Services, row: NamedRecord): MatterBrief {
  const definition = registry.get(row.procedure, row.version)
  const { id, receiptNumber, title, leadOfficeName, openedOn, closedOn } = row
  return {
    ...{ id, receiptNumber, title, leadOfficeName, openedOn, closedOn },
    procedureTitle: definition.title,
    stageLabel: stageLabel(definition, row.stage),
  }
}
