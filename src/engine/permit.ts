import type { PlainDate } from '../calendar/plain-date.ts'
import { type Citation, citationText } from '../law/cite.ts'
import { defaultCount } from '../law/counts.ts'
import { citationOn, type LawReference } from '../law/reference.ts'
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
 * `wrong-stage` or `matter-suspended`, each with the article in force that day.
 */
export function mayAct(
  definition: Definition,
  matter: Matter,
  name: string,
  { actor, today }: { readonly actor: Actor; readonly today: PlainDate },
): Refusal | undefined {
  const action = definition.actions[name]
  if (!action) return refuse('unknown-action', '没有这个办理动作，请刷新页面后再试')
  const cites = citer(definition, matter, today)
  const law = cites(action.law) ?? cites(definition.law)
  return notYours(definition, matter, { action, law, actor }) ?? notNow(definition, matter, { action, law, cites })
}

type Citer = (law: LawReference | undefined) => Citation | undefined

/** The article of a reference in force on a day; none of a matter that the procedure's law does not bind. */
function citer({ lawBinds }: Definition, { facts }: Matter, on: PlainDate): Citer {
  return (law) => (lawBinds?.(facts) === false ? undefined : citationOn(law, on))
}

/** {@link mayAct} and every gate that can answer before the form is filled in. */
export function refusalOf(
  definition: Definition,
  matter: Matter,
  name: string,
  context: GateContext<Input>,
): Refusal | undefined {
  const action = definition.actions[name]
  return mayAct(definition, matter, name, context) ?? (action && refusedByGate(definition, matter, action, context))
}

/** The first gate that is shut; one that names no article refuses with the action's own. */
export function refusedByGate(
  definition: Definition,
  matter: Matter,
  action: ActionDefinition,
  context: GateContext<Input>,
): Refusal | undefined {
  const cites = citer(definition, matter, context.on)
  for (const gate of action.gates ?? []) {
    const refusal = gate(matter, context)
    if (refusal) return refuse(refusal.code, refusal.message, refusal.law ?? cites(action.law))
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
  const { calendar, norm, count = defaultCount } = settings
  const dayOf = clockDays(definition, matter, { today, calendar })
  return { actor, today, on: today, calendar, norm, count, dayOf }
}

/** True if the actor may read the matter. */
export function mayRead(definition: Definition, matter: Matter, actor: Actor): boolean {
  // Where nobody applies, as in a suit, no query code opens anything to the other side.
  if (actor.applicant) return definition.roles.citizen !== undefined
  if (readsWholeCounty(actor.role)) return definition.roles[actor.role] !== undefined || actor.role === 'leader'
  if (isOfficeBound(actor.role)) return standing(matter, actor.office) !== 'none'
  return definition.roles[actor.role] !== undefined && actor.role !== 'citizen'
}

interface Asked {
  readonly action: ActionDefinition
  readonly law: Citation | undefined
}

function notYours(definition: Definition, matter: Matter, { action, law, actor }: Asked & { readonly actor: Actor }) {
  if (action.anyone) return undefined
  if (!rolesOf(action).includes(actor.role)) {
    const who = rolesOf(action).map((role) => definition.roles[role])
    return refuse('role-not-allowed', `“${action.label}”由${who.join('、')}办理，请转请其办理`, law)
  }
  if (actor.role === 'citizen' && !actor.applicant)
    return refuse('not-your-matter', '只有提出人本人能这样做，请用查询编号和查询码进入')
  if (!isOfficeBound(actor.role)) return undefined
  const stand = standing(matter, actor.office)
  if (stand === 'lead' || (stand === 'assisting' && action.standing === 'involved')) return undefined
  return refuse('not-your-office', '本事项不由您所在单位主办，请联系主办单位或县政府办分办员')
}

function notNow(
  definition: Definition,
  matter: Matter,
  { action, law, cites }: Asked & { readonly cites: Citer },
): Refusal | undefined {
  const stages = stagesOf(definition, action)
  if (!stages.includes(matter.stage)) {
    const labels = stages.map((stage) => `“${stageLabel(definition, stage)}”`).join('、')
    const first = stepsTowards(definition, matter.stage, stages)
      .slice(0, 3)
      .map((step) => withArticle(step, cites))
    return refuse(
      'wrong-stage',
      `本事项现处“${stageLabel(definition, matter.stage)}”环节，“${action.label}”只在${labels}环节办理${
        first.length > 0 ? `；请先${first.join('或者')}` : '，这一环节已经过去'
      }`,
      law,
    )
  }
  if (matter.suspended && !action.whileSuspended && action.suspension !== 'end') {
    const ends = Object.values(definition.actions).find(({ suspension }) => suspension === 'end')
    const how = ends ? withArticle(ends, cites) : '恢复办理'
    return refuse('matter-suspended', `本事项已中止，请先${how}，再“${action.label}”`, cites(ends?.law) ?? law)
  }
  return undefined
}

function withArticle({ label, law }: ActionDefinition, cites: Citer): string {
  const citation = cites(law)
  return citation ? `“${label}”（${citationText(citation)}）` : `“${label}”`
}

/** The actions now possible that begin a shortest way to one of the stages; none if no way leads there. */
function stepsTowards(definition: Definition, from: string, targets: readonly string[]): readonly ActionDefinition[] {
  const actions = Object.values(definition.actions)
  const into = (stages: readonly string[]) =>
    actions.filter(({ to, danger }) => to !== 'same' && !danger && stages.includes(to))
  const seen = new Set(targets)
  for (let near = targets; near.length > 0; ) {
    const steps = into(near)
    const first = steps.filter((step) => stagesOf(definition, step).includes(from))
    if (first.length > 0) return first
    near = [...new Set(steps.flatMap((step) => stagesOf(definition, step)))].filter((stage) => !seen.has(stage))
    for (const stage of near) seen.add(stage)
  }
  return []
}

/** The Chinese name of a stage. */
export function stageLabel(definition: Definition, stage: string): string {
  return definition.stages[stage] ?? (stage === CLOSED ? '已办结' : stage)
}
