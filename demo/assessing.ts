import { periodAfter, periodOf } from '../src/assessment/period.ts'
import type { Scheme } from '../src/assessment/scheme.ts'
import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import type { Actor } from '../src/engine/matter.ts'
import { isRefusal } from '../src/engine/refusal.ts'
import {
  announceScheme,
  assessPeriod,
  concludePeriods,
  firstScheme,
  freezePeriod,
  raiseObjection,
  saveDraft,
} from '../src/modules/assessment/index.ts'
import { actOnMatter, type CaseContext } from '../src/modules/casework/index.ts'
import { isTownship, OFFICES } from './offices.ts'

/** What the county's assessors work with on a day: its context, and whoever acts there. */
export interface Assessing {
  readonly contextOn: (on: PlainDate) => CaseContext
  readonly supervisor: Actor
  readonly headOf: (office: string) => Actor
}

interface Happening {
  readonly on: PlainDate
  readonly does: () => Promise<void>
}

const ANNOUNCED_ON = plainDate('2020-01-20')
const FIRST_PERIOD = plainDate('2020-02-01')
/** After half a year the county forgives more and asks for less speed. */
const REVISED_ON = plainDate('2020-06-22')
const SECOND_VERSION = plainDate('2020-07-01')
const LAST_DAY = plainDate('2020-12-31')
/** Results come out on this working day of the next month; offices object two days later. */
const PUBLISHED_AFTER = 3

/** The groups of the demonstration county: townships among themselves, departments among themselves. */
export const ASSESSED: Scheme['groups'] = [
  { label: '县直部门', offices: OFFICES.filter(({ kind }) => kind === 'department').map(({ id }) => id) },
  { label: '乡镇', offices: OFFICES.filter(({ id }) => isTownship(id)).map(({ id }) => id) },
]

/**
 * The assessment of 2020 as it happened: a scheme announced in January, each month published in the next, an
 * objection in some of them. `until` carries out what is due before a day, so that every result rests on what
 * was known then.
 */
export class AssessedYear {
  readonly #assessing: Assessing
  readonly #pending: Happening[] = []
  #scheme = ''

  constructor(assessing: Assessing) {
    this.#assessing = assessing
    this.#pending.push({
      on: ANNOUNCED_ON,
      does: () => this.#announce(ANNOUNCED_ON, FIRST_PERIOD, firstScheme(ASSESSED)),
    })
    this.#pending.push({ on: REVISED_ON, does: () => this.#announce(REVISED_ON, SECOND_VERSION, revised()) })
    for (
      let month = periodOf('month', FIRST_PERIOD);
      month.from <= LAST_DAY;
      month = periodAfter('month', month.from)
    ) {
      const { from, to } = month
      const on = nationalCalendar.addWorkingDays(to, PUBLISHED_AFTER)
      this.#pending.push({ on, does: () => this.#publish(on, from) })
    }
  }

  /** Everything that is due on or before the day, in order. */
  async until(day: PlainDate): Promise<void> {
    for (;;) {
      const [next] = this.#pending.toSorted((a, b) => (a.on < b.on ? -1 : 1))
      if (!next || next.on > day) return
      this.#pending.splice(this.#pending.indexOf(next), 1)
      await next.does()
    }
  }

  async #announce(on: PlainDate, effectiveFrom: PlainDate, content: Scheme): Promise<void> {
    const context = { ...this.#assessing.contextOn(on), by: this.#assessing.supervisor.person }
    const draft = await saveDraft(context, {
      ...(this.#scheme ? { scheme: this.#scheme } : {}),
      content,
      note: this.#scheme ? '上半年小单位件数少、偶然性大，放宽容错，降低签收的权重' : '',
    })
    if (isRefusal(draft)) throw new Error(draft.message)
    this.#scheme = draft.scheme
    const announced = await announceScheme(context, { scheme: draft.scheme, effectiveFrom })
    if (isRefusal(announced)) throw new Error(announced.message)
  }

  async #publish(on: PlainDate, from: PlainDate): Promise<void> {
    const { contextOn, supervisor } = this.#assessing
    await concludePeriods(contextOn(on))
    const frozen = await freezePeriod(contextOn(on), { scheme: this.#scheme, from, actor: supervisor })
    if (isRefusal(frozen)) throw new Error(frozen.message)
    const month = Number(from.slice(5, 7))
    // Every third month somebody objects; what is said then alternates.
    if (month % 3 === 0) {
      const later = nationalCalendar.addWorkingDays(on, 2)
      this.#pending.push({ on: later, does: () => this.#object(later, from, month % 2 === 1) })
    }
  }

  /** The first office whose answer was found wanting objects, and is told what was found. */
  async #object(on: PlainDate, from: PlainDate, allow: boolean): Promise<void> {
    const { contextOn, supervisor, headOf } = this.#assessing
    const scheme = this.#scheme
    const assessment = await assessPeriod(contextOn(on), { scheme, from })
    if (isRefusal(assessment)) throw new Error(assessment.message)
    const assessed = ASSESSED.flatMap(({ offices }) => offices)
    const item = assessment.records.items.find(
      ({ office, good, excluded, indicator }) =>
        !good && excluded === null && indicator !== 'returns' && assessed.includes(office),
    )
    if (!item) return
    const actor = headOf(item.office)
    const raised = await raiseObjection(contextOn(on), {
      ...{ scheme, from, about: item.indicator, receiptNumbers: [item.receiptNumber], asked: '不计入', actor },
      reason: '本件涉及多个单位，主要环节不由本单位办理，请求不计入本单位。',
      owner: actor.person ?? '',
      idempotencyKey: `demonstration-objection-${from}`,
    })
    if (!('done' in raised)) throw new Error(JSON.stringify(raised))
    const decided = addDays(on, 1)
    const finding = allow ? '经核查办理记录，申诉理由属实。' : '经核查办理记录，本件一直由申诉单位主办，理由不成立。'
    const done = await actOnMatter(contextOn(decided), {
      ...{ id: raised.id, action: allow ? 'allow' : 'disallow', actor: supervisor },
      input: allow ? { remedy: '不计入', finding } : { finding },
      owner: supervisor.person ?? '',
      idempotencyKey: `demonstration-decision-${from}`,
    })
    if (!('done' in done)) throw new Error(JSON.stringify(done))
  }
}

function revised(): Scheme {
  const first = firstScheme(ASSESSED)
  return {
    ...first,
    tolerance: 5,
    indicators: first.indicators.map((one) => (one.indicator === 'response' ? { ...one, weight: 10 } : one)),
  }
}
