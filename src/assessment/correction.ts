import { type Item, keyOf, type Mark, markKeyOf, type Records, type Remedy } from './record.ts'

/** An item as it stood and as it is right; null where there was or is none. */
export interface ItemChange {
  readonly before: Item | null
  readonly after: Item | null
}

/** The same of a mark. */
export interface MarkChange {
  readonly before: Mark | null
  readonly after: Mark | null
}

/** What sets the records of a frozen period right. */
export interface Correction {
  readonly items: readonly ItemChange[]
  readonly marks: readonly MarkChange[]
}

/** The records with every correction made, in order. */
export function corrected(records: Records, corrections: readonly Correction[]): Records {
  const items = new Map(records.items.map((item) => [keyOf(item), item]))
  const marks = new Map(records.marks.map((mark) => [markKeyOf(mark), mark]))
  for (const correction of corrections) {
    for (const { before, after } of correction.items) {
      if (before) items.delete(keyOf(before))
      if (after) items.set(keyOf(after), after)
    }
    for (const { before, after } of correction.marks) {
      if (before) marks.delete(markKeyOf(before))
      if (after) marks.set(markKeyOf(after), after)
    }
  }
  return { items: [...items.values()], marks: [...marks.values()] }
}

/**
 * What must change in `old` so that the matters named stand as in `now`. What became of other matters since,
 * and what happened later to these, is no correction: it belongs to its own period.
 */
export function differences(old: Records, now: Records, matters: ReadonlySet<string>): Correction {
  return {
    items: changes(old.items, now.items, matters, keyOf, sameItem),
    marks: changes(old.marks, now.marks, matters, markKeyOf, (a, b) => a.office === b.office && a.on === b.on),
  }
}

function sameItem(a: Item, b: Item): boolean {
  return a.good === b.good && a.excluded === b.excluded && a.on === b.on
}

function changes<T extends { readonly matter: string }>(
  old: readonly T[],
  now: readonly T[],
  matters: ReadonlySet<string>,
  key: (one: T) => string,
  same: (a: T, b: T) => boolean,
): { before: T | null; after: T | null }[] {
  const before = new Map(old.filter(({ matter }) => matters.has(matter)).map((one) => [key(one), one]))
  const after = new Map(now.filter(({ matter }) => matters.has(matter)).map((one) => [key(one), one]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null]
    return was && is && same(was, is) ? [] : [{ before: was, after: is }]
  })
}

/** An objection that was allowed: what is done, to which matters of which line. */
export interface Allowed {
  readonly office: string
  /** Id of an indicator, or of a mark event. */
  readonly about: string
  readonly receiptNumbers: readonly string[]
  readonly remedy: Remedy
}

/** An allowed objection as a correction of the records. */
export function correctionOf(records: Records, { office, about, receiptNumbers, remedy }: Allowed): Correction {
  const named = (one: Item | Mark) => one.office === office && receiptNumbers.includes(one.receiptNumber)
  if (remedy === '撤销扣分')
    return {
      items: [],
      marks: records.marks
        .filter((mark) => mark.event === about && named(mark))
        .map((before) => ({ before, after: null })),
    }
  const righted = (before: Item): Item => ({
    ...before,
    ...(remedy === '不计入' ? { excluded: 'objection' } : { good: true, excluded: null }),
    evidence: { ...before.evidence, remedy },
  })
  return {
    items: records.items
      .filter((item) => item.indicator === about && named(item))
      .map((before) => ({ before, after: righted(before) })),
    marks: [],
  }
}
