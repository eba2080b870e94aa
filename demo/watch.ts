import { addDays, addMonths, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { isRefusal } from '../src/engine/refusal.ts'
import { correctBulletin, issueBulletin } from '../src/modules/bulletin/index.ts'
import type { CaseContext } from '../src/modules/casework/index.ts'
import { supervise } from '../src/modules/supervision/index.ts'
import { bulletinsOf } from '../src/store/bulletins.ts'
import { SETTINGS } from '../src/store/settings.ts'
import { Life } from './life.ts'
import { isTownship } from './offices.ts'
import { answerOrder } from './orders.ts'
import type { Doer, Step } from './plan.ts'
import { type Chance, chance } from './random.ts'
import { WRONGLY_DATED } from './whistles.ts'

/** What the watch needs of the builder. */
export interface WatchServices {
  readonly contextOn: (day: PlainDate) => CaseContext
  /** What else is due before a day. */
  readonly before: (day: PlainDate) => Promise<void>
  /** Plays a step of a matter that was begun by another. */
  readonly play: (step: Step) => Promise<void>
  /** Says which matter a step's name stands for. */
  readonly name: (matter: string, id: string) => void
  readonly supervisor: string
  readonly today: PlainDate
}

/** Until here the orders of 2020 are answered. */
const YEAR_ENDS = plainDate('2021-01-29')
/** So many days before today the ladder is looked at again. */
const LOOKED_BACK_DAYS = 21
/** Working days into the next month. */
const TOLD_AFTER = 4
const LADDER = SETTINGS.ladder.parse(undefined)

/**
 * What goes on beside the planned steps: once a working day the program looks whose days run out and raises the
 * ladder's steps; offices answer the orders it sends and the parts they are asked to take; every month the bulletin is issued.
 */
export class Watch {
  readonly #services: WatchServices
  readonly #dice: Chance = chance(2020_16)
  #pending: Step[] = []
  #day = plainDate('2019-12-31')

  constructor(services: WatchServices) {
    this.#services = services
  }

  /** Lets the days pass up to one, that day's look included; what is planned for it comes after. */
  async until(day: PlainDate): Promise<void> {
    while (this.#day < day) {
      this.#day = addDays(this.#day, 1)
      // Between the year and today nothing happens in the county.
      if (this.#day > YEAR_ENDS && this.#day < this.#presentFrom())
        this.#day = minOf(addDays(this.#presentFrom(), -1), day)
      else await this.#pass(this.#day)
    }
  }

  /** What a step began is taken up by whoever it went to: parts of a whistle at once, orders of an instruction in their days. */
  async follow(step: Step, id: string): Promise<void> {
    if (step.action === 'assist')
      for (const { id: part, leadOffice } of await this.#begun(step, id, 'asked'))
        this.#comeAlong(step, part, leadOffice)
    if (step.action === 'handOn')
      for (const { id: order, leadOffice } of await this.#begun(step, id, 'issued'))
        this.#answer(step.on, order, leadOffice)
  }

  /** Matters that a step began for the office it names, still untouched. */
  async #begun(step: Step, id: string, stage: string): Promise<{ id: string; leadOffice: string }[]> {
    const { db, county } = this.#services.contextOn(step.on)
    const rows = await db
      .selectFrom('relation')
      .innerJoin('matter', (join) =>
        join.onRef('matter.id', '=', 'relation.target').on('matter.county', '=', county.code),
      )
      .select(['matter.id', 'matter.leadOffice'])
      .where('relation.county', '=', county.code)
      .where('relation.source', '=', id)
      .where('matter.stage', '=', stage)
      .orderBy('matter.id')
      .execute()
    return rows.flatMap(({ id: begun, leadOffice }) =>
      leadOffice !== null && leadOffice === step.input['office'] ? [{ id: begun, leadOffice }] : [],
    )
  }

  #comeAlong({ on, procedure }: Step, part: string, office: string): void {
    const life = new Life(`part-${part}`, 'assistance', on)
    this.#services.name(`part-${part}`, part)
    const clerk = handlerOf(office)
    // To a whistle one comes at once; elsewhere an opinion takes its days.
    const days = procedure === 'whistle' ? 0 : this.#dice.between(1, 6)
    life
      .does(clerk, 'accept', {})
      .after(days)
      .does(clerk, 'reply', {
        outcome: procedure === 'whistle' ? '已办理' : '已提供意见',
        answer: '已按本单位职责办理，情况和意见已告知主办单位。',
      })
    this.#plan(life.until(this.#last()))
  }

  #answer(on: PlainDate, order: string, office: string): void {
    const life = new Life(`order-${order}`, 'supervision-order', on)
    this.#services.name(`order-${order}`, order)
    answerOrder(this.#dice, life, office)
    this.#plan(life.until(this.#last()))
  }

  #presentFrom(): PlainDate {
    return addDays(this.#services.today, -LOOKED_BACK_DAYS)
  }

  #last(): PlainDate {
    return this.#day <= YEAR_ENDS ? YEAR_ENDS : this.#services.today
  }

  #plan(steps: readonly Step[]): void {
    this.#pending = [...this.#pending, ...steps]
  }

  async #pass(day: PlainDate): Promise<void> {
    await this.#services.before(day)
    const due = this.#pending.filter(({ on }) => on <= day)
    this.#pending = this.#pending.filter(({ on }) => on > day)
    for (const step of due.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.order - b.order)))
      if (!(await this.#isOver(step))) await this.#services.play(step)
    const context = this.#services.contextOn(day)
    if (!context.settings.calendar.isWorkingDay(day)) return
    if ((await supervise(context, LADDER)) > 0) await this.#answerOrders(context)
    if (day <= YEAR_ENDS) await this.#tell(context)
  }

  /** True of a part that nobody waits for any more: its matter ended first. */
  async #isOver({ matter, procedure, on }: Step): Promise<boolean> {
    if (procedure !== 'assistance') return false
    const { db, county } = this.#services.contextOn(on)
    const row = await db
      .selectFrom('matter')
      .select('closedOn')
      .where('county', '=', county.code)
      .where('id', '=', matter.slice('part-'.length))
      .executeTakeFirst()
    return row?.closedOn !== null
  }

  async #answerOrders(context: CaseContext): Promise<void> {
    const { db, county, today } = context
    const orders = await db
      .selectFrom('matter')
      .select(['id', 'leadOffice'])
      .where('county', '=', county.code)
      .where('procedure', '=', 'supervision-order')
      .where('stage', '=', 'issued')
      .where('channel', '=', 'matter')
      .where('openedOn', '=', today)
      .orderBy('receiptNumber')
      .execute()
    for (const { id, leadOffice } of orders) if (leadOffice) this.#answer(today, id, leadOffice)
  }

  /** The bulletin of a month goes out on the day after its assessment's results; one is set right in summer. */
  async #tell(context: CaseContext): Promise<void> {
    const { today, settings } = context
    const first = plainDate(`${today.slice(0, 7)}-01`)
    if (settings.calendar.addWorkingDays(addDays(first, -1), TOLD_AFTER) === today && today > '2020-01-31')
      await this.#issue(context, addMonths(first, -1).slice(0, 7))
    if (today === CORRECTED_ON) await this.#correct(context)
  }

  async #issue(context: CaseContext, month: string): Promise<void> {
    const done = await issueBulletin(context, { month, by: this.#services.supervisor })
    if (isRefusal(done)) throw new Error(`${month}: ${done.message}`)
  }

  async #correct(context: CaseContext): Promise<void> {
    const [issued] = await bulletinsOf(context.db, context.county.code, CORRECTED_MONTH)
    const reason = '一件哨件的吹哨日期登记有误，已按值班记录更正。'
    const done = issued && (await correctBulletin(context, { id: issued.id, reason, by: this.#services.supervisor }))
    if (!done || isRefusal(done)) throw new Error(`the correction was refused: ${JSON.stringify(done)}`)
  }
}

/** See the whistle entered under the wrong day: the bulletin of its month is set right when it is found out. */
const CORRECTED_MONTH = WRONGLY_DATED.blownOn.slice(0, 7)
const CORRECTED_ON = addDays(WRONGLY_DATED.foundOutOn, 3)

function handlerOf(office: string): Doer {
  return { role: isTownship(office) ? 'township' : 'clerk', office }
}

function minOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}
