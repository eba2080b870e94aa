import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { act, open } from '../../src/engine/act.ts'
import type { Acted } from '../../src/engine/acted.ts'
import { clockStates } from '../../src/engine/clock.ts'
import type { Definition } from '../../src/engine/define.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Actor, MatterEvent } from '../../src/engine/matter.ts'
import { type InvalidInput, isInvalidInput, isRefusal, type Refusal } from '../../src/engine/refusal.ts'
import { citationText } from '../../src/law/cite.ts'
import { normLength } from '../../src/law/norms.ts'
import { registry } from '../../src/procedures/registry.ts'

const settings = { calendar: nationalCalendar, norm: (id: string) => normLength(id), limitLength: () => undefined }

/** The applicant, who needs no account. */
export const APPLICANT: Actor = { person: null, role: 'citizen', office: null, applicant: true }

/** Why something was refused, as a reader wants it: the code and the article. */
export interface Refused {
  readonly code: string
  readonly law?: string
}

/** A matter told day by day through the pure engine; every act is checked to be what its events fold to. */
export class Story {
  readonly definition: Definition
  readonly events: MatterEvent[] = []

  /** Opens the version that governs the day. */
  constructor(procedure: string, day: string, by: Actor, input: object) {
    const definition = registry.find(procedure, plainDate(day))
    if (!definition) throw new Error(`${procedure} ${day}`)
    this.definition = definition
    this.#keep(open(definition, { ...at(day), actor: by, input }))
  }

  get matter() {
    return fold(this.definition, this.events)
  }

  /** Acts on a day, or enters later (`recordedOn`) what happened that day. */
  on(day: string, by: Actor, action: string, input: object = {}, recordedOn = day): this {
    this.#keep(this.#act(day, by, action, input, recordedOn))
    return this
  }

  /** Why an act is refused, in short. Throws if it is not. */
  refused(day: string, by: Actor, action: string, input: object = {}, recordedOn = day): Refused {
    const { code, law } = this.refusal(day, by, action, input, recordedOn)
    return { code, ...(law ? { law: citationText(law) } : {}) }
  }

  /** The whole refusal of an act. Throws if it is not refused. */
  refusal(day: string, by: Actor, action: string, input: object = {}, recordedOn = day): Refusal {
    const result = this.#act(day, by, action, input, recordedOn)
    if (!isRefusal(result)) throw new Error(`${action} on ${day} was not refused: ${JSON.stringify(result)}`)
    return result
  }

  /** A clock as it stands on a day. */
  clock(name: string, day: string) {
    return clockStates(this.definition, this.matter, { today: plainDate(day), calendar: nationalCalendar }).find(
      (clock) => clock.name === name,
    )
  }

  #act(day: string, by: Actor, action: string, input: object, recordedOn: string) {
    const late = recordedOn === day ? {} : { happenedOn: plainDate(day) }
    return act(this.definition, this.matter, {
      ...at(recordedOn),
      actor: by,
      action,
      input,
      ...late,
      history: this.events,
    })
  }

  #keep(result: Acted | Refusal | InvalidInput): void {
    if (isRefusal(result) || isInvalidInput(result)) throw new Error(JSON.stringify(result))
    this.events.push(result.event)
    if (JSON.stringify(fold(this.definition, this.events)) !== JSON.stringify(result.matter))
      throw new Error(`${result.event.action}: the matter is not the fold of its events`)
  }
}

function at(day: string) {
  return { today: plainDate(day), recordedAt: `${day}T02:00:00.000Z`, settings }
}
