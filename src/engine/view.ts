import type { PlainDate } from '../calendar/plain-date.ts'
import { type ClockState, clockStates, type Settings } from './clock.ts'
import { CLOSED, type Definition } from './define.ts'
import type { Actor, Matter } from './matter.ts'
import { gateContext, mayEver, refusalOf, stageLabel } from './permit.ts'
import type { Refusal } from './refusal.ts'

/** An action as offered to one person: what they may do, and why not where they may not. */
export interface Offer {
  readonly name: string
  readonly label: string
  readonly danger: boolean
  readonly refusal?: Refusal
}

/** A stage of the stepper. */
export interface StageView {
  readonly name: string
  readonly label: string
  readonly reached: boolean
  readonly current: boolean
}

/** What a screen may show and offer of a matter to one person on one day. */
export interface MatterView {
  readonly stages: readonly StageView[]
  readonly clocks: readonly ClockState[]
  readonly offers: readonly Offer[]
}

/**
 * Derives the screen from the definition. Offers only actions the person's role
 * may ever take; each that is not possible now says why.
 */
export function view(
  definition: Definition,
  matter: Matter,
  { actor, today, settings }: { actor: Actor; today: PlainDate; settings: Settings },
): MatterView {
  const offWay = (name: string) => definition.aside?.includes(name) === true && !matter.reached.includes(name)
  const names = Object.keys(definition.stages).filter((name) => !offWay(name))
  const context = gateContext(definition, matter, { actor, today, settings })
  const offers = Object.entries(definition.actions)
    .filter(([, action]) => mayEver(action, actor))
    .map(([name, action]) => {
      const refusal = refusalOf(definition, matter, name, context)
      return { name, label: action.label, danger: action.danger === true, ...(refusal ? { refusal } : {}) }
    })
  return {
    stages: [...names.filter((name) => name !== CLOSED), CLOSED].map((name) => ({
      name,
      label: stageLabel(definition, name),
      reached: matter.reached.includes(name),
      current: matter.stage === name,
    })),
    clocks: clockStates(definition, matter, { today, calendar: settings.calendar }),
    offers,
  }
}
