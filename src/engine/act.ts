import { z } from 'zod'
import { dateText, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { citationOn } from '../law/reference.ts'
import type { Acted, Request } from './acted.ts'
import { clockStates } from './clock.ts'
import { correct, otherVersion } from './correct.ts'
import { CLOSED, type Definition, governs, rolesOf } from './define.ts'
import { apply, OPENING } from './fold.ts'
import type { Input, Matter, MatterEvent } from './matter.ts'
import { gateContext, mayAct, refusedByGate } from './permit.ts'
import { type InvalidInput, type Refusal, refuse } from './refusal.ts'
import { ROLES } from './roles.ts'
import { startedBy, startedByOpening, termsFor } from './terms.ts'

/**
 * Opens a matter. Returns the event and the matter, a refusal (`role-not-allowed`,
 * `happened-in-future`, or one of the procedure's gates), or the faults of the input.
 */
export function open(definition: Definition, request: Request): Acted | Refusal | InvalidInput {
  const { actor, today } = request
  if (!rolesOf(definition.open).includes(actor.role)) return notYours(definition, request)
  const input = parse(definition.open.input, request.input)
  if ('invalid' in input) return input
  const happenedOn = request.happenedOn ?? today
  const fault = dateFault(happenedOn, today) ?? (governs(definition, happenedOn) ? undefined : otherVersion())
  if (fault) return fault
  for (const gate of definition.open.gates ?? []) {
    const refusal = gate({ input: input.value, today, on: happenedOn, actor, calendar: request.settings.calendar })
    if (refusal) return refusal
  }
  const event = eventOf(request, OPENING, 1, input.value, happenedOn)
  const { settings } = request
  const facts = definition.open.record(input.value, actor)
  const terms = termsFor(definition, startedByOpening(definition, input.value, happenedOn), { settings, facts })
  const acted = settled(definition, undefined, { ...event, terms }, request)
  const appointment = definition.open.appoint?.(input.value)
  return 'refused' in acted || !appointment ? acted : { ...acted, appointment }
}

/**
 * Takes one action on a matter. Never refuses a true fact for being late; refuses
 * what role, stage, suspension, a gate or the law forbids (`role-not-allowed`,
 * `not-your-office`, `wrong-stage`, `matter-suspended`, `happened-…`, the clock's
 * own codes such as `extension-late`, or the procedure's).
 */
export function act(
  definition: Definition,
  matter: Matter,
  request: Request & { readonly action: string },
): Acted | Refusal | InvalidInput {
  const action = definition.actions[request.action]
  if (!action) return refuse('unknown-action', '没有这个办理动作，请刷新页面后再试')
  const forbidden = mayAct(definition, matter, request.action, request)
  if (forbidden) return forbidden
  const input = parse(action.input, request.input)
  if ('invalid' in input) return input
  const context = gateContext(definition, matter, request)
  const fixedOn = action.fixedOn?.(context)
  const happenedOn = fixedOn ?? request.happenedOn ?? request.today
  const fault = fixedOn ? undefined : dateFault(happenedOn, request.today, matter.openedOn)
  if (fault) return fault
  const shut = refusedByGate(definition, matter, action, { ...context, on: happenedOn, input: input.value })
  if (shut) return shut
  const event = eventOf(request, request.action, matter.seq + 1, input.value, happenedOn)
  const right = action.corrects?.(input.value)
  if (right) return correct(definition, matter, { event, right, request })
  const { settings } = request
  const facts = { ...matter.facts, ...action.record?.(input.value, matter.facts, request.actor, happenedOn) }
  const starting = startedBy(action, input.value, happenedOn, matter.facts)
  const terms = termsFor(definition, starting, { settings, facts })
  const acted = settled(definition, matter, { ...event, terms }, request)
  if ('refused' in acted) return acted
  const appointment = action.appoint?.(input.value, matter.facts)
  return {
    ...acted,
    ...(action.begins ? { begins: { ...action.begins, inputs: action.begins.inputs(input.value, matter) } } : {}),
    ...(appointment ? { appointment } : {}),
    ...(action.issues ? { issues: action.issues } : {}),
    ...(action.relate ? { relation: action.relate(input.value) } : {}),
    ...(action.settles ? { ruling: action.settles(input.value) } : {}),
    ...(action.publish ? { publication: action.publish(input.value) } : {}),
  }
}

function settled(definition: Definition, before: Matter | undefined, event: MatterEvent, request: Request) {
  const matter = apply(definition, before, event)
  const clocks = clockStates(definition, matter, { today: request.today, calendar: request.settings.calendar })
  const moved = Object.keys(definition.actions[event.action]?.clocks ?? {})
  const faulty = clocks.find((clock) => clock.fault && moved.includes(clock.name))
  return faulty?.fault ?? { event, matter, clocks }
}

function eventOf(request: Request, action: string, seq: number, input: Input, happenedOn: PlainDate) {
  return { seq, action, actor: request.actor, input, terms: {}, happenedOn, recordedAt: request.recordedAt }
}

/** Validates against a schema; the value is plain JSON. */
export function parse(schema: z.ZodType, input: unknown, prefix = ''): { value: Input } | InvalidInput {
  const result = schema.safeParse(input ?? {}, { error: inChinese })
  if (result.success) return { value: result.data as Input }
  return {
    invalid: true,
    errors: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: joined(prefix, [...issue.path, key]),
            message: `没有“${key}”这一项，请删去`,
          }))
        : [{ path: joined(prefix, issue.path), message: issue.message }],
    ),
  }
}

function joined(prefix: string, path: readonly PropertyKey[]): string {
  return [prefix, ...path.map(String)].filter((part) => part !== '').join('.')
}

const chinese = z.locales.zhCN().localeError

function inChinese(issue: Parameters<typeof chinese>[0]): string {
  const message = chinese(issue)
  return typeof message === 'string' ? message : (message?.message ?? '填写有误，请检查')
}

function dateFault(happenedOn: PlainDate, today: PlainDate, openedOn?: PlainDate): Refusal | undefined {
  if (!isPlainDate(happenedOn)) return refuse('invalid-date', '发生日期不存在，请按 2020-03-05 的样子填写')
  if (happenedOn > today) return refuse('happened-in-future', '发生日期不能晚于今天，请核对后再提交')
  if (openedOn && happenedOn < openedOn)
    return refuse('happened-before-opening', `发生日期不能早于收到之日（${dateText(openedOn)}），请核对后再提交`)
  return undefined
}

function notYours(definition: Definition, { actor, today }: Pick<Request, 'actor' | 'today'>): Refusal {
  const who = rolesOf(definition.open)
    .map((role) => definition.roles[role])
    .join('、')
  const message = `“${definition.title}”由${who}提出，您现在的身份（${ROLES[actor.role]}）不能提出`
  return refuse('role-not-allowed', message, citationOn(definition.law, today))
}

/** True where the matter takes no more than its after-care. */
export function isClosed(matter: Matter): boolean {
  return matter.stage === CLOSED
}
