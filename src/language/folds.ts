import { seeded } from './seeded.ts'

/**
 * Gives each row one of `count` folds so that a group never straddles two and every label is spread evenly. Large
 * groups are placed first, each where its labels are scarcest. The same input and seed give the same folds.
 */
export function groupedFolds(
  labels: readonly string[],
  groups: ArrayLike<number | string>,
  count: number,
  seed = 1,
): Int32Array {
  const members = new Map<number | string, number[]>()
  labels.forEach((_, row) => {
    const group = groups[row] as number | string
    const rows = members.get(group)
    if (rows) rows.push(row)
    else members.set(group, [row])
  })
  const random = seeded(seed)
  const inOrder = [...members.values()]
    .map((rows) => ({ rows, draw: random() }))
    .sort((a, b) => b.rows.length - a.rows.length || a.draw - b.draw)
  const held = new Map<string, Float64Array>(labels.map((label) => [label, new Float64Array(count)]))
  const sizes = new Float64Array(count)
  const folds = new Int32Array(labels.length)
  for (const { rows } of inOrder) {
    const weight = (fold: number) =>
      rows.reduce((sum, row) => sum + (held.get(labels[row] as string)?.[fold] ?? 0), 0) + (sizes[fold] as number) / 1e6
    let best = 0
    for (let fold = 1; fold < count; fold++) if (weight(fold) < weight(best)) best = fold
    for (const row of rows) {
      folds[row] = best
      const counts = held.get(labels[row] as string) as Float64Array
      counts[best] = (counts[best] as number) + 1
      sizes[best] = (sizes[best] as number) + 1
    }
  }
  return folds
}
