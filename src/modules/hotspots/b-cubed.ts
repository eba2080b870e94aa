/** How well a grouping agrees with one made by hand. */
export interface BCubed {
  readonly precision: number
  readonly recall: number
  readonly f: number
  /** How many messages were compared. */
  readonly n: number
}

/**
 * B³ of Bagga and Baldwin: for each message that the hand-made grouping names, how many
 * of those with it in the same group belong to it (precision), and how many that belong
 * to it are with it (recall); both as means over messages. The hand-made grouping names
 * only some messages, so only those it names are counted on either side: what stands
 * with them beside is neither right nor wrong. Messages that were not grouped at all
 * stand alone. Names of messages that do not exist are left out.
 */
export function bCubed(
  groupOf: ReadonlyMap<string, string>,
  gold: readonly (readonly string[])[],
  exists: (id: string) => boolean,
): BCubed {
  const named = gold.map((ids) => [...new Set(ids)].filter(exists))
  const goldOf = new Map(named.flatMap((ids, at) => ids.map((id) => [id, at] as const)))
  const groups = new Map<string, string[]>()
  for (const id of goldOf.keys()) {
    const group = groupOf.get(id) ?? `alone:${id}`
    groups.set(group, [...(groups.get(group) ?? []), id])
  }
  let [precision, recall] = [0, 0]
  for (const ids of groups.values())
    for (const id of ids) {
      const at = goldOf.get(id) ?? -1
      const together = ids.filter((other) => goldOf.get(other) === at).length
      precision += together / ids.length
      recall += together / (named[at]?.filter((other) => goldOf.get(other) === at).length || 1)
    }
  const n = goldOf.size
  const mean = { precision: n ? precision / n : 0, recall: n ? recall / n : 0 }
  const sum = mean.precision + mean.recall
  return { ...mean, f: sum ? (2 * mean.precision * mean.recall) / sum : 0, n }
}
