interface Column {
  label: string
  groups: string[]
}

/** A heading: over how many columns, how many rows deep, from which column on. */
export interface Head {
  label: string
  span: number
  deep: number
  from: number
}

/** The rows of a table's head: equal neighbours stand under one heading, and a column without one reaches up. */
export function headLevels(columns: readonly Column[]): Head[][] {
  const depth = Math.max(...columns.map(({ groups }) => groups.length))
  return Array.from({ length: depth + 1 }, (_, level) => headsAt(columns, level, depth))
}

function headsAt(columns: readonly Column[], level: number, depth: number): Head[] {
  const heads: Head[] = []
  for (const [from, { label, groups }] of columns.entries()) {
    const own = groups.length === level
    const path = groups.slice(0, level + 1).join('/')
    const last = heads.at(-1)
    const before = last && columns[last.from]
    if (own) heads.push({ label, span: 1, deep: depth - level + 1, from })
    else if (groups.length > level) {
      const together =
        last && before && before.groups.length > level && before.groups.slice(0, level + 1).join('/') === path
      if (together && last.from + last.span === from) last.span += 1
      else heads.push({ label: groups[level] ?? '', span: 1, deep: 1, from })
    }
  }
  return heads
}
