import type { Kysely } from 'kysely'
import type { Definition } from '../../engine/define.ts'
import type { DeskAdvice } from '../../modules/dispatch-desk/index.ts'
import type { Schema } from '../../store/schema.ts'
import type { AdviceInfo } from '../api-types/dispatch.ts'
import { formSchema } from './fields.ts'

/** The county's offices by name, closed ones too: old advice still names them. */
export async function officeNames(db: Kysely<Schema>, county: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('office').select(['id', 'name']).where('county', '=', county).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Advice as the screen gets it; labels without a name stand for themselves. */
export function presentAdvice(
  { band, suggestions, basis, decisions, missing }: DeskAdvice,
  names: ReadonlyMap<string, string>,
): AdviceInfo {
  return {
    band,
    ...(basis ? { basis } : {}),
    ...(decisions === undefined ? {} : { decisions }),
    ...(missing ? { missing } : {}),
    suggestions: suggestions.map(({ label, probability, reasons }) => ({
      label,
      name: names.get(label) ?? label,
      probability,
      reasons: reasons.map(({ kind, text, weight }) => ({ kind, text, weight })),
    })),
  }
}

/** What a matter of the procedure may be said to be about, in the order of its form. */
export function categoriesOf(definition: Definition | undefined): string[] {
  const classify = definition?.actions['classify']
  if (!classify) return []
  const { properties } = formSchema(classify.input) as { properties?: Record<string, { enum?: string[] }> }
  return properties?.['category']?.enum ?? []
}
