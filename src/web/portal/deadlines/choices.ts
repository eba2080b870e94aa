import type { LimitInfo, LimitList } from '../../../server/api-types/clocks.ts'

/** A limit as somebody chooses it: all its versions, oldest first; the day of the start picks one. */
export interface Choice {
  readonly family: string
  readonly area: string
  readonly versions: readonly [LimitInfo, ...LimitInfo[]]
}

/** Fields of law in the server's order, the limits of each grouped by family. */
export function choicesOf({ areas }: LimitList): Choice[] {
  return areas.flatMap(({ title, limits }) => {
    const families = new Map<string, [LimitInfo, ...LimitInfo[]]>()
    for (const limit of limits) {
      const known = families.get(limit.family)
      if (known) known.push(limit)
      else families.set(limit.family, [limit])
    }
    return [...families].map(([family, versions]) => ({ family, area: title, versions }))
  })
}

/** The choice that a family's or a version's id names. */
export function findChoice(choices: readonly Choice[], id: string): Choice | undefined {
  return (
    choices.find(({ family }) => family === id) ??
    choices.find(({ versions }) => versions.some((version) => version.id === id))
  )
}

/** The version in force now, or the last there was. */
export function newest({ versions }: Choice): LimitInfo {
  return versions.at(-1) ?? versions[0]
}

/**
 * The version that governs a count begun on a day: the one in force then. An id of
 * one version holds to that version; without a day, or before the first version,
 * it is the newest.
 */
export function versionFor(choice: Choice, id: string, start: string): LimitInfo {
  const pinned = choice.family === id ? undefined : choice.versions.find((version) => version.id === id)
  const day = start.slice(0, 10)
  const inForce = choice.versions.find(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (!effectiveTo || day <= effectiveTo),
  )
  return pinned ?? inForce ?? newest(choice)
}
