import { addDays, type PlainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import type { Doer, Step } from './plan.ts'

/** The life of one matter, told forward: each step some days after the one before, on a day the office works. */
export class Life {
  readonly #matter: string
  readonly #procedure: string
  readonly #steps: Step[] = []
  #day: PlainDate

  constructor(matter: string, procedure: string, from: PlainDate) {
    this.#matter = matter
    this.#procedure = procedure
    this.#day = from
  }

  open(by: Doer, input: Step['input'], party?: Step['party']): void {
    this.#add(by, 'open', input, party)
  }

  after(days: number): this {
    this.#day = addDays(this.#day, days)
    return this
  }

  does(by: Doer, action: string, input: Step['input']): this {
    if (by.role !== 'citizen' && !nationalCalendar.isWorkingDay(this.#day))
      this.#day = nationalCalendar.nextWorkingDay(this.#day)
    this.#add(by, action, input)
    return this
  }

  until(last: PlainDate): Step[] {
    return this.#steps.filter(({ on }) => on <= last)
  }

  #add(by: Doer, action: string, input: Step['input'], party?: Step['party']): void {
    const order = this.#steps.length
    this.#steps.push({
      matter: this.#matter,
      procedure: this.#procedure,
      on: this.#day,
      order,
      by,
      action,
      input,
      ...(party ? { party } : {}),
    })
  }
}
