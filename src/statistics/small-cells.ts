/** Fewer than so many could point at a person whom others know to have written. */
export const SMALLEST_CELL = 5

/**
 * A column of counts made fit to publish beside its total: counts of 1 to 4 are
 * withheld, and where only one is, the least of the others goes with it, or the
 * total would give it away. Zero says nothing of anybody and stays.
 */
export function withholdSmall(counts: readonly number[], total = sumOf(counts)): (number | null)[] {
  const small = counts.map((count) => count > 0 && count < SMALLEST_CELL)
  const withheld = new Set(small.flatMap((is, at) => (is ? [at] : [])))
  const hidden = () => [...withheld].reduce((sum, at) => sum + (counts[at] ?? 0), 0)
  while (withheld.size > 0 && total > 0 && (withheld.size === 1 || hidden() < SMALLEST_CELL)) {
    const next = leastOf(counts, withheld)
    if (next === undefined) break
    withheld.add(next)
  }
  return counts.map((count, at) => (withheld.has(at) ? null : count))
}

function leastOf(counts: readonly number[], withheld: ReadonlySet<number>): number | undefined {
  return counts
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && !withheld.has(at))
    .sort((a, b) => a.count - b.count)[0]?.at
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
