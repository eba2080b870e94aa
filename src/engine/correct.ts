import { dateText, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { Acted, Request } from './acted.ts'
import { type ClockState, clockStates } from './clock.ts'
import { type Definition, governs } from './define.ts'
import { fold, OPENING } from './fold.ts'
import type { Matter, MatterEvent, Redated } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'
import { startedBy, startedByOpening, termsFor } from './terms.ts'

interface Correction {
  readonly event: MatterEvent
  readonly right: { readonly seq: number; readonly happenedOn: PlainDate }
  readonly request: Request
}

/**
 * Sets right the day on which an earlier event happened: the matter is folded anew,
 * the law chosen anew by the right day, and every due day that moved is written into
 * the event, old and new. Refuses `unknown-step`, `same-day`, `invalid-date`,
 * `happened-in-future`, `happened-before-opening`, `other-version` and `event-order`
 * (a pause that would end before it began).
 */
export function correct(definition: Definition, matter: Matter, correction: Correction): Acted | Refusal {
  const { event, right, request } = correction
  const history = request.history ?? []
  const before = history.find(({ seq }) => seq === right.seq)
  if (!before || definition.actions[before.action]?.corrects)
    return refuse('unknown-step', '没有找到要更正的这一步，请从办理过程中选择')
  const fault = dayFault(history, before, right.happenedOn, request.today)
  if (fault) return fault
  if (before.action === OPENING && !governs(definition, right.happenedOn)) return otherVersion()
  const { settings } = request
  const starting = startedAnew(definition, history, before, right.happenedOn)
  const corrected = termsFor(definition, starting, { settings, facts: matter.facts })
  const after = fold(definition, [...history, { ...event, terms: { corrected } }])
  const at = { today: request.today, calendar: request.settings.calendar }
  const clocks = clockStates(definition, after, at)
  const disordered = clocks.find((clock) => clock.fault?.code === 'event-order')
  if (disordered?.fault) return disordered.fault
  const redated = redatedBetween(clockStates(definition, matter, at), clocks)
  return { event: { ...event, terms: { corrected, redated } }, matter: after, clocks }
}

/** The day of receipt decides which version of a procedure a matter runs under. */
export function otherVersion(): Refusal {
  return refuse('other-version', '按收到之日，本事项适用另一版本的程序和法律，请核对收到日期后按那一版本登记')
}

function startedAnew(definition: Definition, history: readonly MatterEvent[], event: MatterEvent, on: PlainDate) {
  const action = definition.actions[event.action]
  if (!action) return startedByOpening(definition, event.input, on)
  const earlier = history.filter(({ seq }) => seq < event.seq)
  return startedBy(action, event.input, on, fold(definition, earlier).facts)
}

/** The clocks whose statute's day, or norm where there is none, is another now. */
export function redatedBetween(before: readonly ClockState[], after: readonly ClockState[]): Redated[] {
  const dayOf = (clock: ClockState | undefined) => clock?.dueOn ?? clock?.targetOn ?? null
  const names = new Set([...before, ...after].map(({ name }) => name))
  return [...names].flatMap((name) => {
    const [from, to] = [before, after].map((clocks) => dayOf(clocks.find((clock) => clock.name === name)))
    return from === to ? [] : [{ clock: name, from: from ?? null, to: to ?? null }]
  })
}

function dayFault(
  history: readonly MatterEvent[],
  before: MatterEvent,
  happenedOn: PlainDate,
  today: PlainDate,
): Refusal | undefined {
  if (!isPlainDate(happenedOn)) return refuse('invalid-date', '更正后的日期不存在，请按 2020-03-05 的样子填写')
  if (happenedOn > today) return refuse('happened-in-future', '更正后的日期不能晚于今天，请核对')
  const others = history.filter(({ seq }) => seq !== before.seq)
  const opening = history.find(({ action }) => action === OPENING)
  if (before.action === OPENING) {
    const first = others.map((event) => event.happenedOn).sort()[0]
    return first && happenedOn > first
      ? refuse('happened-before-opening', `收到之日不能晚于后来的办理日期（${dateText(first)}），请核对`)
      : undefined
  }
  return opening && happenedOn < opening.happenedOn
    ? refuse('happened-before-opening', `更正后的日期不能早于收到之日（${dateText(opening.happenedOn)}），请核对`)
    : undefined
}
