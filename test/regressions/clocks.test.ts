import { describe, expect, test } from 'vitest'
import { workingDays } from '../../src/calendar/length.ts'
import { addDays, type PlainDate, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar, type WorkingCalendar, withYears } from '../../src/calendar/working-calendar.ts'
import { act, open } from '../../src/engine/act.ts'
import { clockStates, type Settings } from '../../src/engine/clock.ts'
import type { Definition } from '../../src/engine/define.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Actor, MatterEvent } from '../../src/engine/matter.ts'
import { createRegistry } from '../../src/engine/registry.ts'
import { normLength } from '../../src/law/norms.ts'
import { letter } from '../../src/procedures/letter.ts'
import { registry as procedures } from '../../src/procedures/registry.ts'
import { forms } from '../redating/forms.ts'

const CLERK: Actor = { person: 'a', role: 'clerk', office: 'education' }
const DIRECTOR: Actor = { person: 'b', role: 'director', office: 'education' }
const DISPATCHER: Actor = { person: 'c', role: 'dispatcher', office: null }
const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const everyKind = forms.get('every-kind', 1)

/** A matter told day by day, entered on the day it happened or later. */
class Story {
  readonly definition: Definition
  readonly events: MatterEvent[] = []
  settings: Settings = { calendar: nationalCalendar, norm: (id) => normLength(id), limitLength: () => undefined }

  constructor(definition: Definition, day: string, actor: Actor, input: object, enteredOn = day) {
    this.definition = definition
    this.#keep(open(definition, { ...this.#at(enteredOn, day), actor, input }))
  }

  does(day: string, action: string, actor: Actor, input: object = {}, enteredOn = day): this {
    this.#keep(act(this.definition, this.matter, { ...this.#at(enteredOn, day), action, actor, input }))
    return this
  }

  get matter() {
    return fold(this.definition, this.events)
  }

  clock(name: string, today: string, calendar: WorkingCalendar = this.settings.calendar) {
    const found = clockStates(this.definition, this.matter, { today: plainDate(today), calendar }).find(
      (clock) => clock.name === name,
    )
    if (!found) throw new Error(`no clock ${name}`)
    return found
  }

  #at(today: string, happenedOn: string) {
    const { settings } = this
    const recordedAt = `${today}T02:00:00.000Z`
    return { today: plainDate(today), happenedOn: plainDate(happenedOn), recordedAt, settings }
  }

  #keep(result: ReturnType<typeof act>) {
    if (!('event' in result)) throw new Error(JSON.stringify(result))
    this.events.push(result.event)
  }
}

const asked = (day: string) => new Story(everyKind, day, CLERK, { subject: '事由' })
const handled = (day: string) =>
  new Story(letter, day, DISPATCHER, LETTER)
    .does(day, 'assign', DISPATCHER, { office: 'education' })
    .does(day, 'accept', CLERK)

describe('traps that systems of this kind fell into', () => {
  test('a pause over a holiday week costs the working days in it, not its calendar days (FHD #2449, GLP #10594)', () => {
    const without = asked('2020-09-21')
    const paused = asked('2020-09-21')
      .does('2020-09-28', 'suspend', CLERK, { reason: '征求第三方意见' })
      .does('2020-10-12', 'resume', CLERK, { reason: '已有意见' })
    // 29 and 30 September, 9 and 10 October (a working Saturday) and 12 October were left out.
    expect(without.clock('answer', '2020-10-13').dueOn).toBe('2020-10-23')
    expect(paused.clock('answer', '2020-10-13').dueOn).toBe('2020-10-30')
    const inside = asked('2020-09-21')
      .does('2020-09-30', 'suspend', CLERK, { reason: '征求第三方意见' })
      .does('2020-10-08', 'resume', CLERK, { reason: '已有意见' })
    expect(inside.clock('answer', '2020-10-13').dueOn).toBe('2020-10-23')
  })

  test('a rule changed while time stands still drops no earlier pause (GLP #6902, #15605)', () => {
    const story = handled('2020-03-02')
      .does('2020-03-04', 'suspend', DISPATCHER, { reason: '等待鉴定' })
      .does('2020-03-11', 'resume', DISPATCHER, { reason: '鉴定完成' })
      .does('2020-03-12', 'suspend', DISPATCHER, { reason: '再次鉴定' })
    story.settings = { ...story.settings, norm: () => workingDays(3) }
    story.does('2020-03-19', 'resume', DISPATCHER, { reason: '鉴定完成' })
    // 15 working days of the norm as it stood, and twice the five that were left out.
    expect(story.clock('reply', '2020-03-20')).toMatchObject({ targetOn: '2020-04-07', target: '15个工作日' })
    expect(handled('2020-03-02').clock('reply', '2020-03-20').targetOn).toBe('2020-03-23')
  })

  test('a new version of a procedure leaves those at work with their own, pauses and all (GLP #15605, OZ #1778)', () => {
    const next = {
      ...letter,
      version: 2,
      clocks: { ...letter.clocks, reply: { label: '答复期限', norm: 'letter-intake' } },
    }
    const registry = createRegistry([...procedures.all, next as Definition])
    expect(registry.find('letter')?.version).toBe(2)
    const story = handled('2020-03-02').does('2020-03-04', 'suspend', DISPATCHER, { reason: '等待鉴定' })
    const { procedure, version } = story.matter
    expect(registry.get(procedure, version)).toBe(letter)
    story.does('2020-03-11', 'resume', DISPATCHER, { reason: '鉴定完成' })
    expect(story.clock('reply', '2020-03-12').targetOn).toBe('2020-03-30')
    const without = procedures.all.filter(({ id }) => id !== 'letter')
    expect(() => createRegistry([...without, next as Definition]).get(procedure, version)).toThrow(/letter v1/)
  })

  test('nothing is late while time stands still, however long, nor for it afterwards (GLP #24481)', () => {
    const story = asked('2020-03-02').does('2020-03-04', 'suspend', CLERK, { reason: '征求第三方意见' })
    for (const day of ['2020-03-31', '2020-12-31', '2022-06-01'])
      expect(story.clock('answer', day)).toMatchObject({
        state: 'paused',
        late: false,
        missedTarget: false,
        dueOn: null,
      })
    story.does('2022-06-01', 'resume', CLERK, { reason: '已有意见' })
    expect(story.clock('answer', '2022-06-01')).toMatchObject({ state: 'running', late: false, missedTarget: false })
  })

  test('a task that is returned keeps its clock, and what enters again has one (YD #1018)', () => {
    const story = new Story(letter, '2020-03-02', DISPATCHER, LETTER).does('2020-03-03', 'assign', DISPATCHER, {
      office: 'education',
    })
    expect(story.clock('intake', '2020-03-03').state).toBe('stopped')
    story.does('2020-03-04', 'return', CLERK, {
      reason: '不属于本单位职责',
      basisKind: '三定规定',
      basisTitle: '示例县教育局三定规定',
      basisArticle: '第三条',
      suggestedOffice: 'city-management',
    })
    expect(story.clock('intake', '2020-03-04')).toMatchObject({ state: 'running', targetOn: '2020-03-05' })
    expect(story.clock('intake', '2020-03-06').missedTarget).toBe(true)
    story.does('2020-03-06', 'assign', DISPATCHER, { office: 'city-management' })
    expect(story.clock('accept', '2020-03-06')).toMatchObject({ state: 'running', startedOn: '2020-03-06' })
    expect(story.clock('intake', '2020-03-09')).toMatchObject({ state: 'stopped', missedTarget: true })
    expect(story.clock('reply', '2020-03-09')).toMatchObject({ state: 'running', startedOn: '2020-03-02' })
  })

  test('a reminder leaves the suspension as it is (GLP #13635)', () => {
    const story = handled('2020-03-02').does('2020-03-04', 'suspend', DISPATCHER, { reason: '等待鉴定' })
    story.does('2020-03-10', 'remind', DISPATCHER, { message: '请抓紧办理' })
    expect(story.matter.suspended).toBe(true)
    expect(story.clock('reply', '2020-03-10').state).toBe('paused')
  })

  test('a request nobody answers is never granted by the time that passes', () => {
    const story = asked('2020-03-02').does('2020-03-10', 'requestExtension', CLERK, { amount: 5, reason: '案情复杂' })
    expect(story.clock('answer', '2021-03-10')).toMatchObject({ dueOn: '2020-03-30', late: true })
    const late = { today: plainDate('2020-03-31'), recordedAt: '2020-03-31T02:00:00.000Z', settings: story.settings }
    const granted = { ...late, action: 'approveExtension', actor: DIRECTOR, input: { amount: 5, reason: '同意' } }
    expect(act(everyKind, story.matter, granted)).toMatchObject({ code: 'extension-late' })
  })

  test('a fact of the old law entered under the new one keeps the old law, and a new fact never gets it (OZ #1778)', () => {
    const dated = (day: string) =>
      new Story(letter, day, DISPATCHER, LETTER, '2022-06-01').clock('intake', '2022-06-01')
    expect(dated('2022-04-30').limit).toBe('petition-transfer-2005')
    expect(dated('2022-05-01').limit).toBe('petition-transfer-2022')
  })

  test('a holiday added late moves what is open, and what is paused when it resumes (ALV #7292)', () => {
    const later = withYears(nationalCalendar, [{ year: 2020, notice: '通知', ...of2020(['2020-03-23', '2020-03-24']) }])
    const open = asked('2020-03-02')
    const paused = asked('2020-03-02')
      .does('2020-03-04', 'suspend', CLERK, { reason: '征求第三方意见' })
      .does('2020-03-11', 'resume', CLERK, { reason: '已有意见' })
    expect([open.clock('answer', '2020-03-05').dueOn, open.clock('answer', '2020-03-05', later).dueOn]).toEqual([
      '2020-03-30',
      '2020-04-01',
    ])
    expect(paused.clock('answer', '2020-03-12', later).dueOn).toBe('2020-04-09')
    expect(paused.clock('answer', '2020-03-12').dueOn).toBe('2020-04-07')
  })

  test('a calendar without a working day is an error in words, not a search without end (FHD calc_time)', () => {
    const idle = withYears(nationalCalendar, [
      { year: 2030, notice: '通知', holidays: daysFrom('2030-01-01', 365), makeupDays: [] },
    ])
    expect(() => idle.addWorkingDays(plainDate('2030-01-01'), 5)).toThrow('no working day in 2030')
    expect(() => idle.nextWorkingDay(plainDate('2030-03-01'))).toThrow('no working day near 2030-03-01')
    expect(() => idle.previousWorkingDay(plainDate('2030-11-01'))).toThrow('no working day near 2030-11-01')
  })
})

function daysFrom(first: string, count: number): { on: PlainDate; name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ on: addDays(plainDate(first), at), name: '假日' }))
}

/** 2020 with these days off as well. */
function of2020(more: readonly string[]) {
  const all = daysFrom('2020-01-01', 366)
  const named = (kind: string) => all.filter(({ on }) => nationalCalendar.dayKind(on).kind === kind)
  return {
    holidays: [...named('holiday'), ...more.map((on) => ({ on: plainDate(on), name: '假日' }))],
    makeupDays: named('makeup'),
  }
}
