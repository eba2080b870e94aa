import type { PlainDate } from '../src/calendar/plain-date.ts'
import type { Role } from '../src/engine/roles.ts'

/** Who takes a step: a post of an office, or the citizen who opened the matter. */
export interface Doer {
  readonly role: Role
  readonly office?: string
}

/** One step of the demonstration: somebody does something on some day. */
export interface Step {
  /** Groups the steps of one matter. */
  readonly matter: string
  readonly on: PlainDate
  /** Order within the day, so that a matter's steps stay in sequence. */
  readonly order: number
  readonly by: Doer
  /** 'open' or the action's name. */
  readonly action: string
  readonly procedure: string
  readonly input: Readonly<Record<string, unknown>>
  readonly party?: Readonly<Record<string, string>>
}

/** Steps in the order in which they happened. */
export function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
}

/** An invented citizen: plainly invented, with a telephone number nobody has. */
export function citizen(number: number): Readonly<Record<string, string>> {
  const surnames = ['示', '范', '样', '例', '虚', '设']
  return {
    name: `${surnames[number % surnames.length]}例群众${String(number).padStart(3, '0')}`,
    phone: `1380000${String(number % 10_000).padStart(4, '0')}`,
  }
}
