import type { Kysely } from 'kysely'
import type { Registry } from '../../engine/registry.ts'
import type { Schema } from '../../store/schema.ts'

/** What dispatching needs of a county: its executor, and which procedures there are. */
export interface DispatchContext {
  /** The county's own executor, not a transaction: models are remembered by it. */
  readonly db: Kysely<Schema>
  readonly county: string
  readonly registry: Registry
}

/** Procedures whose matters are sent to offices from here. */
export function dispatchedProcedures(registry: Registry): string[] {
  return registry.current.filter(({ actions }) => actions['assign'] && actions['classify']).map(({ id }) => id)
}
