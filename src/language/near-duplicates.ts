/**
 * Which rows say nearly the same, as groups: two rows are of one group when the runs of characters they share are at
 * least `likeness` of all they have (Jaccard, by MinHash bands), or when `same` already names one group for both.
 * Answers a group number for each row; it serves to keep copies of one message on one side of a split.
 */
export function likeGroups(
  keysOf: readonly Int32Array[],
  options: { readonly likeness?: number; readonly same?: readonly (string | undefined)[] } = {},
): Int32Array {
  const { likeness = 0.5, same } = options
  const parent = Int32Array.from(keysOf, (_, row) => row)
  const root = (row: number): number => {
    let at = row
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number
    return at
  }
  const join = (a: number, b: number) => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number]
    parent[high] = low
  }
  const named = new Map<string, number>()
  same?.forEach((name, row) => {
    if (!name) return
    const first = named.get(name)
    if (first === undefined) named.set(name, row)
    else join(first, row)
  })
  const sketches = keysOf.map(sketch)
  for (let band = 0; band < BANDS; band++) {
    const seen = new Map<string, number[]>()
    sketches.forEach((values, row) => {
      if (values.length === 0) return
      const name = values.subarray(band * WIDE, (band + 1) * WIDE).join()
      const others = seen.get(name) ?? []
      const like = others.find((other) => alike(sketches[other] as Int32Array, values) >= likeness)
      if (like === undefined) seen.set(name, [...others, row])
      else join(like, row)
    })
  }
  return parent.map((_, row) => root(row))
}

const BANDS = 24
const WIDE = 2

/** The smallest of the keys under each of many hashes. */
function sketch(keys: Int32Array): Int32Array {
  if (keys.length === 0) return new Int32Array(0)
  const least = new Int32Array(BANDS * WIDE).fill(0x7fffffff)
  for (const key of keys)
    for (let at = 0; at < least.length; at++) {
      let hash = Math.imul(key ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
      hash ^= hash >>> 13
      if (hash < (least[at] as number)) least[at] = hash
    }
  return least
}

function alike(a: Int32Array, b: Int32Array): number {
  let equal = 0
  for (let at = 0; at < a.length; at++) if (a[at] === b[at]) equal++
  return equal / a.length
}
