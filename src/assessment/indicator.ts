/**
 * Where the items of an indicator come from, as data that compiles to SQL. Every item belongs to the one
 * period in which it is decided, so that no later act moves it to another:
 *
 * - a **clock** is decided on the day it stops in time, and on its last day where it does not;
 * - an **answer** (of a follow-up, of a rating) on the day it was last given, or on that of the decision to exclude it;
 * - **acts** on the day of the fault, and of the last act where there is none;
 * - a **return** on its day, and where there is none on the day the matter was sent to the office.
 */
export type Source = { readonly procedure: string } & (
  | { readonly clock: string; readonly until: 'due' | 'target' }
  | { readonly facts: readonly string[]; readonly good: readonly string[]; readonly by: readonly string[] }
  | { readonly after: readonly string[]; readonly fault: readonly string[] }
  | { readonly sent: readonly string[]; readonly returned: readonly string[] }
)

/** One thing an office is measured by: so many of its items, of all its items. */
export interface Indicator {
  readonly id: string
  readonly label: string
  /** How it is counted: numerator, denominator and what stays out, in Chinese. */
  readonly what: string
  /** 'good' counts the items that went well; 'faulty' those that did not. */
  readonly counts: 'good' | 'faulty'
  readonly sources: readonly Source[]
}
