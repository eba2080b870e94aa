/** What is put together as a whole: one message, or messages that belong together already. */
export interface Unit {
  readonly size: number
  /** Sum of the cosines of all ordered pairs of its messages, each with itself included. */
  readonly inner: number
  /** The event a person has put it in; units of different ones never meet. */
  readonly fixed?: string | undefined
}

/** When two groups are one event. */
export interface Bounds {
  /** Least cosine of the groups' centres. */
  readonly centre: number
  /** Least mean cosine across: keeps a theme of many loose messages from drawing in more. */
  readonly mean: number
}

interface Group {
  readonly members: number[]
  size: number
  inner: number
  fixed: string | undefined
}

/**
 * Puts units together, nearest centres first, as long as two groups keep the bounds.
 * `across(a, b)` is the sum of cosines of all pairs between two units. The outcome
 * depends on the units alone, not on their order but for exact ties. Answers the
 * groups as lists of the units' places.
 */
export function agglomerate(
  units: readonly Unit[],
  across: (one: number, other: number) => number,
  bounds: Bounds,
): number[][] {
  const groups = units.map(({ size, inner, fixed }, at): Group => ({ members: [at], size, inner, fixed }))
  const sums = units.map((_, one) => units.map((__, other) => (other < one ? across(other, one) : 0)))
  for (let one = 0; one < units.length; one++)
    for (let other = one + 1; other < units.length; other++) set(sums, one, other, sums[other]?.[one] ?? 0)
  const alive = new Set(groups.keys())
  joinFixed(groups, sums, alive)
  for (;;) {
    const nearest = nearestPair(groups, sums, alive, bounds)
    if (!nearest) break
    join(groups, sums, alive, nearest)
  }
  return [...alive].map((at) => groups[at]?.members ?? [])
}

function set(sums: number[][], one: number, other: number, value: number): void {
  const row = sums[one]
  if (row) row[other] = value
}

function joinFixed(groups: readonly Group[], sums: number[][], alive: Set<number>): void {
  const first = new Map<string, number>()
  for (const [at, { fixed }] of groups.entries()) {
    if (fixed === undefined) continue
    const known = first.get(fixed)
    if (known === undefined) first.set(fixed, at)
    else join(groups, sums, alive, [known, at])
  }
}

function nearestPair(
  groups: readonly Group[],
  sums: readonly (readonly number[])[],
  alive: ReadonlySet<number>,
  bounds: Bounds,
): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined
  let nearest = bounds.centre
  for (const one of alive)
    for (const other of alive) {
      if (other <= one) continue
      const [a, b, sum] = [groups[one], groups[other], sums[one]?.[other] ?? 0]
      if (!a || !b || sum <= 0 || apart(a, b)) continue
      const centre = sum / Math.sqrt(a.inner * b.inner)
      if (centre >= nearest && sum / (a.size * b.size) >= bounds.mean) {
        nearest = centre
        best = [one, other]
      }
    }
  return best
}

function apart(one: Group, other: Group): boolean {
  return one.fixed !== undefined && other.fixed !== undefined && one.fixed !== other.fixed
}

function join(
  groups: readonly Group[],
  sums: number[][],
  alive: Set<number>,
  [one, other]: readonly [number, number],
): void {
  const [a, b] = [groups[one], groups[other]]
  if (!a || !b) return
  a.members.push(...b.members)
  a.inner += b.inner + 2 * (sums[one]?.[other] ?? 0)
  a.size += b.size
  a.fixed ??= b.fixed
  alive.delete(other)
  for (const third of alive) {
    if (third === one) continue
    const sum = (sums[one]?.[third] ?? 0) + (sums[other]?.[third] ?? 0)
    set(sums, one, third, sum)
    set(sums, third, one, sum)
  }
}
