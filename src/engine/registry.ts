import type { PlainDate } from '../calendar/plain-date.ts'
import { check } from './check.ts'
import { type Definition, governs } from './define.ts'

/** The procedures of an installation, checked, by id and version. */
export interface Registry {
  /** The newest version of each procedure, in the order registered. */
  readonly current: readonly Definition[]
  /** Every version. */
  readonly all: readonly Definition[]
  /** The newest version of a procedure, or the one that governs matters received on a day; nothing if there is none. */
  find(id: string, on?: PlainDate): Definition | undefined
  /** The version a matter was opened under. Throws if it is not there: a running matter keeps its own. */
  get(id: string, version: number): Definition
}

/** Checks the definitions (throws as `check` does) and indexes them. */
export function createRegistry(definitions: readonly Definition[]): Registry {
  check(definitions)
  const newest = new Map<string, Definition>()
  for (const definition of definitions) {
    const known = newest.get(definition.id)
    if (!known || known.version < definition.version) newest.set(definition.id, definition)
  }
  const exact = new Map(definitions.map((definition) => [`${definition.id}/${definition.version}`, definition]))
  return {
    current: [...newest.values()],
    all: definitions,
    find: (id, on) =>
      on === undefined
        ? newest.get(id)
        : definitions
            .filter((definition) => definition.id === id && governs(definition, on))
            .toSorted((a, b) => b.version - a.version)[0],
    get(id, version) {
      const definition = exact.get(`${id}/${version}`)
      if (!definition) throw new Error(`no procedure ${id} v${version}: keep its file until its last matter is closed`)
      return definition
    },
  }
}
