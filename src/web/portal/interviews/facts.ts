import type { PublicMatter, TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'

/** The procedure this screen is for. */
export const INTERVIEW = 'online-interview'

/** A fact's text by its name, days in words. */
export function factOf({ facts }: Pick<PublicMatter, 'facts'>, name: string): string | undefined {
  const value = facts.find((fact) => fact.name === name)?.value
  return value ? dateText(value) : undefined
}

/** A field's text of an entry, by its name. */
export function fieldOf({ fields }: TimelineEntry, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value
}
