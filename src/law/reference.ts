import type { PlainDate } from '../calendar/plain-date.ts'
import { type Citation, citationFault } from './cite.ts'
import { findLimit, isLimit } from './limit.ts'

/** An article, or a limit whose article depends on the day: the law in force then is what is cited. */
export type LawReference = Citation | { readonly limit: string }

/** The article in force on a day; nothing if the law had none then. */
export function citationOn(reference: LawReference | undefined, on: PlainDate): Citation | undefined {
  if (!reference) return undefined
  return 'limit' in reference ? findLimit(reference.limit, on)?.citation : reference
}

/** What is wrong with a reference; nothing if it resolves. */
export function referenceFault(reference: LawReference): string | undefined {
  if ('limit' in reference) return isLimit(reference.limit) ? undefined : `unknown limit ${reference.limit}`
  return citationFault(reference)
}
