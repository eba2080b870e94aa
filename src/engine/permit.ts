import type { PlainDate } from '../calendar/plain-date.ts'
import { clockDays, type Settings } from './clock.ts'
import { type ActionDefinition, CLOSED, type Definition, type GateContext, rolesOf, stagesOf } from './define.ts'
import { type Actor, type Input, type Matter, standing } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'
import { isOfficeBound, readsWholeCounty } from './roles.ts'

/** True if the role may ever take the action, whatever the stage. */
export function mayEver(action: ActionDefinition, actor: Actor): boolean {
  return action.anyone === true || rolesOf(action).includes(actor.role)
}

/**
 * Why the actor may not take the action now, gates apart; nothing if they may.
 * Refuses with `role-not-allowed`, `not-your-matter`, `not-your-office`,
 * `wrong-stage` or `matter-suspended`.
 */
export function mayAct(definition: Definition, matter: Matter, name: string, actor: Actor): Refusal | undefined {
  const action = definition.actions[name]
  if (!action) return refuse('unknown-action', '没有这个办理动作，请刷新页面后再试')
  return notYours(definition, matter, action, actor) ?? notNow(definition, matter, action)
}

/** {@link mayAct} and every gate that can answer before the form is filled in. */
export function refusalOf(
  definition: Definition,
  matter: Matter,
  name: string,
  context: GateContext<Input>,
): Refusal | undefined {
  const refusal = mayAct(definition, matter, name, context.actor)
  if (refusal) return refusal
  for (const gate of definition.actions[name]?.gates ?? []) {
    const answer = gate(matter, context)
    if (answer) return answer
  }
  return undefined
}

/** What gates may look at, of a matter on a day. */
export function gateContext(
  definition: Definition,
  matter: Matter,
  request: { readonly actor: Actor; readonly today: PlainDate; readonly settings: Settings },
): Omit<GateContext<Input>, 'input'> {
  const { actor, today, settings } = request
  const { calendar, norm } = settings
  return { actor, today, on: today, calendar, norm, dayOf: clockDays(definition, matter, { today, calendar }) }
}

/** True if the actor may read the matter. */
export function mayRead(definition: Definition, matter: Matter, actor: Actor): boolean {
  // Where nobody applies, as in a suit, no query code opens anything to the other side.
  if (actor.applicant) return definition.roles.citizen !== undefined
  if (readsWholeCounty(actor.role)) return definition.roles[actor.role] !== undefined || actor.role === 'leader'
  if (isOfficeBound(actor.role)) return standing(matter, actor.office) !== 'none'
  return definition.roles[actor.role] !== undefined && actor.role !== 'citizen'
}

function notYours(definition: Definition, matter: Matter, action: ActionDefinition, actor: Actor) {
  if (action.anyone) return undefined
  if (!rolesOf(action).includes(actor.role)) {
    const who = rolesOf(action).map((role) => definition.roles[role])
    return refuse('role-not-allowed', `“${action.label}”由${who.join('、')}办理，请转请其办理`)
  }
  if (actor.role === 'citizen' && !actor.applicant)
    return refuse('not-your-matter', '只有提出人本人能这样做，请用查询编号和查询码进入')
  if (!isOfficeBound(actor.role)) return undefined
  const stand = standing(matter, actor.office)
  if (stand === 'lead' || (stand === 'assisting' && action.standing === 'involved')) return undefined
  return refuse('not-your-office', '本事项不由您所在单位主办，请联系主办单位或县政府办分办员')
}

function notNow(definition: Definition, matter: Matter, action: ActionDefinition): Refusal | undefined {
  const stages = stagesOf(definition, action)
  if (!stages.includes(matter.stage)) {
    const labels = stages.map((stage) => `“${stageLabel(definition, stage)}”`).join('、')
    return refuse(
      'wrong-stage',
      `本事项现处“${stageLabel(definition, matter.stage)}”环节，“${action.label}”只在${labels}环节办理`,
    )
  }
  if (matter.suspended && !action.whileSuspended && action.suspension !== 'end')
    return refuse('matter-suspended', `本事项已中止，请先恢复办理，再“${action.label}”`)
  return undefined
}

/** The Chinese name of a stage. */
export function stageLabel(definition: Definition, stage: string): string {
  return definition.stages[stage] ?? (stage === CLOSED ? '已办结' : stage)
}
