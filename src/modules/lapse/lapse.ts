import { type Definition, rolesOf, stagesOf } from '../../engine/define.ts'
import type { Actor } from '../../engine/matter.ts'
import { listOverdueIn } from '../../store/matters.ts'
import { actOnMatter, type CaseContext } from '../casework/index.ts'

const MACHINE: Actor = { person: null, role: 'machine', office: null }

/**
 * What the law itself makes happen when nobody acts: an application for reconsideration
 * counts as accepted when the days for its review have run out. The day is the law's,
 * whenever the program comes to it; what people did before is left as it is. Answers
 * how many such acts were recorded.
 */
export async function lapse(context: CaseContext): Promise<number> {
  let recorded = 0
  for (const definition of context.registry.all)
    for (const action of ofItself(definition)) recorded += await lapseOne(context, definition, action)
  return recorded
}

/** The acts whose day the law fixes and that need nobody. */
function ofItself({ actions }: Definition): string[] {
  return Object.entries(actions).flatMap(([name, action]) =>
    action.fixedOn && rolesOf(action).includes('machine') ? [name] : [],
  )
}

async function lapseOne(context: CaseContext, definition: Definition, name: string): Promise<number> {
  const action = definition.actions[name]
  if (!action) return 0
  const { db, county, today } = context
  const { id: procedure, version } = definition
  const found = await listOverdueIn(db, county.code, {
    procedure,
    version,
    stages: stagesOf(definition, action),
    today,
  })
  let recorded = 0
  for (const id of found) {
    const result = await actOnMatter(context, {
      ...{ id, procedure, action: name, input: {}, actor: MACHINE },
      ...{ owner: 'lapse', idempotencyKey: `${name}-${id}` },
    })
    // A gate refuses where another clock than the one that counts has run out.
    if ('done' in result && !result.repeated) recorded += 1
  }
  return recorded
}
