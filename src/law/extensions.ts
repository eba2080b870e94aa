import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Extension } from './entries.ts'
import type { LimitVersion } from './limit-version.ts'

/** An extension with the whole length before and after it. */
export interface Extended {
  readonly before: Length
  readonly total: Length
  readonly by: Length
  readonly approvedOn?: PlainDate
}

const NONE: readonly Extended[] = []

/**
 * The extensions one after another, oldest first, or 'extension-over-cap' where the
 * law has no such extension: none at all, another unit, no longer than the length
 * itself, more than it allows, or a part of what it only gives whole. A bare length
 * has no cap. A whole already reached adds nothing.
 */
export function extendedInTurn(
  limit: LimitVersion | undefined,
  length: Length,
  extensions: readonly Extension[],
): readonly Extended[] | 'extension-over-cap' {
  if (extensions.length === 0) return NONE
  const done: Extended[] = []
  let before = length
  for (const extension of extensions.toSorted(inTurn)) {
    const amount = 'total' in extension ? extension.total.amount : before.amount + extension.by.amount
    const { unit } = 'total' in extension ? extension.total : extension.by
    if (unit !== before.unit || amount <= length.amount || (limit && !allows(limit, amount)))
      return 'extension-over-cap'
    const total = { amount: Math.max(amount, before.amount), unit }
    const by = { amount: total.amount - before.amount, unit }
    done.push({ before, total, by, ...(extension.approvedOn ? { approvedOn: extension.approvedOn } : {}) })
    before = total
  }
  return done
}

/** Discretion is not without end: what is longer than ten years of days is a slip of the pen. */
const LONGEST = 3_650

function allows({ extension, length }: LimitVersion, amount: number): boolean {
  if (!extension) return false
  if (extension.kind === 'discretionary') return amount <= LONGEST
  if (extension.total.unit !== (length?.unit ?? extension.total.unit)) return false
  return extension.kind === 'fixed' ? amount === extension.total.amount : amount <= extension.total.amount
}

/** By day of approval; on one day by text, so that the order of entry never matters. */
function inTurn(a: Extension, b: Extension): number {
  const [first, second] = [sortKey(a), sortKey(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

function sortKey(extension: Extension): string {
  const { amount } = 'total' in extension ? extension.total : extension.by
  return [extension.approvedOn ?? '', 'total' in extension ? 1 : 0, String(amount).padStart(6, '0')].join(' ')
}
