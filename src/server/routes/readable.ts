import { mayRead } from '../../engine/permit.ts'
import { findMatter, type MatterRecord, matterOf } from '../../store/matters.ts'
import type { Call } from '../endpoint.ts'
import { absent } from '../problem.ts'
import { matterId } from './matters.ts'

/** The matter of the path, if the caller may read it; 404 otherwise, so that nobody learns that it exists. */
export async function readable(call: Call): Promise<MatterRecord> {
  const { services, context, caller } = call
  const row = await findMatter(context.db, context.county.code, matterId(call))
  if (!row) return absent()
  const definition = services.registry.get(row.procedure, row.version)
  return mayRead(definition, matterOf(row), caller.actor) ? row : absent()
}
