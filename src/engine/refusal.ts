import type { Citation } from '../law/cite.ts'

/**
 * An expected "no": shown to the person who asked, tested, never thrown.
 * `message` is Chinese, addressed to that person, and says what to do next.
 */
export interface Refusal {
  readonly refused: true
  readonly code: string
  readonly message: string
  readonly law?: Citation
}

/** Bad input: one entry per field; `path` as in the submitted body, such as 'body' or 'party.phone'. */
export interface InvalidInput {
  readonly invalid: true
  readonly errors: readonly { path: string; message: string }[]
}

/** Builds a {@link Refusal}. */
export function refuse(code: string, message: string, law?: Citation): Refusal {
  return law ? { refused: true, code, message, law } : { refused: true, code, message }
}

/** True for a {@link Refusal}. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

/** True for {@link InvalidInput}. */
export function isInvalidInput(value: unknown): value is InvalidInput {
  return typeof value === 'object' && value !== null && 'invalid' in value
}
