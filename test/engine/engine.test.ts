import { describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { act, open } from '../../src/engine/act.ts'
import { check } from '../../src/engine/check.ts'
import { clockStates, nearestDue } from '../../src/engine/clock.ts'
import { form } from '../../src/engine/define.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Actor, MatterEvent } from '../../src/engine/matter.ts'
import { createRegistry } from '../../src/engine/registry.ts'
import { view } from '../../src/engine/view.ts'
import { normLength } from '../../src/law/norms.ts'
import { libraryCard, w } from './library-card.ts'

const CLERK: Actor = { person: 'a', role: 'clerk', office: 'library' }
const DIRECTOR: Actor = { person: 'b', role: 'director', office: 'library' }
const READER: Actor = { person: null, role: 'citizen', office: null, applicant: true }
const settings = { calendar: nationalCalendar, norm: (id: string) => normLength(id), limitLength: () => undefined }

/** A matter told step by step; throws what was refused. */
class Story {
  readonly events: MatterEvent[] = []

  constructor(day = '2020-03-02') {
    this.#keep(open(libraryCard, { ...this.#at(day), actor: CLERK, input: { book: '《西游记》' } }))
  }

  get matter() {
    return fold(libraryCard, this.events)
  }

  try(day: string, action: string, actor: Actor = CLERK, input: object = {}, happenedOn?: string) {
    return act(libraryCard, this.matter, {
      ...this.#at(day),
      action,
      actor,
      input,
      ...(happenedOn ? { happenedOn: plainDate(happenedOn) } : {}),
    })
  }

  does(day: string, action: string, actor: Actor = CLERK, input: object = {}, happenedOn?: string): this {
    this.#keep(this.try(day, action, actor, input, happenedOn))
    return this
  }

  clock(day: string) {
    return clockStates(libraryCard, this.matter, { today: plainDate(day), calendar: nationalCalendar })[0]
  }

  #at(day: string) {
    return { today: plainDate(day), recordedAt: `${day}T02:00:00.000Z`, settings }
  }

  #keep(result: ReturnType<typeof act>) {
    if (!('event' in result)) throw new Error(JSON.stringify(result))
    this.events.push(result.event)
    expect(result.matter).toEqual(this.matter)
  }
}

describe('the engine', () => {
  test('opens, acts and closes, and the matter is the fold of its events', () => {
    const story = new Story().does('2020-03-03', 'lend').does('2020-03-10', 'giveBack')
    expect(story.matter).toMatchObject({
      stage: 'closed',
      outcome: 'returned',
      closedOn: '2020-03-10',
      seq: 3,
      reached: ['asked', 'lent', 'closed'],
    })
  })

  test('refuses by role, office, stage and gate, each with its own code', () => {
    const story = new Story()
    expect(story.try('2020-03-03', 'lend', READER)).toMatchObject({ code: 'role-not-allowed' })
    expect(story.try('2020-03-03', 'lend', { ...CLERK, office: 'elsewhere' })).toMatchObject({
      code: 'not-your-office',
    })
    expect(story.try('2020-03-03', 'giveBack')).toMatchObject({ code: 'wrong-stage' })
    expect(story.try('2020-03-03', 'burn')).toMatchObject({ code: 'unknown-action' })
    story.does('2020-03-03', 'lend')
    expect(story.try('2020-03-03', 'renew', { ...READER, applicant: false }, { times: 1 })).toMatchObject({
      code: 'not-your-matter',
    })
    story.does('2020-03-04', 'renew', READER, { times: 2 })
    expect(story.try('2020-03-05', 'renew', READER, { times: 1 })).toMatchObject({ code: 'renewed-once' })
    expect(story.matter.facts).toEqual({ book: '《西游记》', renewals: 2 })
  })

  test('says what is wrong with the input, field by field', () => {
    const story = new Story().does('2020-03-03', 'lend')
    expect(story.try('2020-03-04', 'renew', READER, { times: 3, speed: 9 })).toMatchObject({
      invalid: true,
      errors: [{ path: 'times', message: '次数不能大于 2' }, { path: 'speed' }],
    })
  })

  test('takes a fact entered late, but not one from before the beginning or after today', () => {
    const story = new Story()
    expect(story.try('2020-03-03', 'lend', CLERK, {}, '2020-03-01')).toMatchObject({ code: 'happened-before-opening' })
    expect(story.try('2020-03-03', 'lend', CLERK, {}, '2020-03-04')).toMatchObject({ code: 'happened-in-future' })
    story.does('2020-05-01', 'lend', CLERK, {}, '2020-03-03')
    expect(story.clock('2020-05-01')).toMatchObject({
      startedOn: '2020-03-03',
      targetOn: '2020-03-24',
      missedTarget: true,
    })
  })

  test('counts a clock as missed, never stops anybody for it', () => {
    const story = new Story().does('2020-03-03', 'lend').does('2020-06-01', 'giveBack')
    expect(story.clock('2020-06-02')).toMatchObject({ state: 'stopped', stoppedOn: '2020-06-01', missedTarget: true })
  })

  test('keeps a clock still while suspended, and what was missed stays missed over a second run', () => {
    const story = new Story().does('2020-03-03', 'lend').does('2020-03-05', 'suspend', CLERK, { reason: '馆舍维修' })
    expect(story.clock('2020-12-01')).toMatchObject({ state: 'paused', targetOn: null, missedTarget: false })
    expect(story.try('2020-03-06', 'renew', CLERK, { times: 1 })).toMatchObject({ code: 'matter-suspended' })
    story.does('2020-03-12', 'resume', CLERK, { reason: '维修完毕' })
    expect(story.clock('2020-03-12')).toMatchObject({ state: 'running', targetOn: '2020-03-31' })
    story.does('2020-03-13', 'giveBack').does('2020-04-01', 'reopen')
    expect(story.matter).toMatchObject({ stage: 'lent', closedOn: null, outcome: null })
    expect(story.clock('2020-04-01')).toMatchObject({ startedOn: '2020-04-01', state: 'running' })
  })

  test('loses nothing by a suspension lifted the day it began', () => {
    const story = new Story().does('2020-03-03', 'lend').does('2020-03-05', 'suspend', CLERK, { reason: '馆舍维修' })
    story.does('2020-03-05', 'resume', CLERK, { reason: '维修完毕' })
    expect(story.clock('2020-03-05')).toMatchObject({ state: 'running', targetOn: '2020-03-24' })
  })

  test('shows an estimate, marked as one, where the next year has no notice yet', () => {
    const story = new Story('2026-12-28').does('2026-12-28', 'lend')
    expect(story.clock('2026-12-28')).toMatchObject({ state: 'running', provisional: true, targetOn: '2027-01-18' })
  })

  test('extends what was asked for, when another grants it', () => {
    const story = new Story().does('2020-03-03', 'lend')
    const asked = { amount: 10, reason: '书很厚' }
    expect(story.try('2020-03-04', 'approveExtension', DIRECTOR, asked)).toMatchObject({
      code: 'no-extension-requested',
    })
    story.does('2020-03-04', 'requestExtension', CLERK, asked)
    expect(story.try('2020-03-05', 'requestExtension', CLERK, asked)).toMatchObject({ code: 'extension-pending' })
    story.does('2020-03-05', 'approveExtension', DIRECTOR, asked)
    expect(story.clock('2020-03-05')?.targetOn).toBe('2020-04-08')
  })

  test('offers what may be done, and says why not', () => {
    const story = new Story().does('2020-03-03', 'lend')
    const { offers, stages, clocks } = view(libraryCard, story.matter, {
      actor: CLERK,
      today: plainDate('2020-03-04'),
      settings,
    })
    const refused = Object.fromEntries(offers.map(({ name, refusal }) => [name, refusal?.code]))
    expect(refused).toMatchObject({ lend: 'wrong-stage', giveBack: undefined, resume: 'not-suspended' })
    expect(refused).not.toHaveProperty('report')
    expect(stages.map(({ name, current }) => `${name}${current ? '!' : ''}`)).toEqual([
      'asked',
      'lent!',
      'lost',
      'closed',
    ])
    expect(nearestDue(clocks)).toBe('2020-03-24')
  })
})

describe('a definition', () => {
  test('is checked at the start, all faults together', () => {
    const broken = {
      ...libraryCard,
      plural: 'Library Cards',
      stages: { ...libraryCard.stages, attic: '阁楼' },
      clocks: { ...libraryCard.clocks, never: { label: '从不', limit: 'no-such-limit' } },
      law: { instrument: 'nowhere', article: 1 },
      figures: {
        'library-card.odd': { label: '怪', count: 'closed', where: { outcome: ['eaten'] } },
        'library-card.rate': { label: '率', rate: ['a', 'b'] },
      },
    } as unknown as typeof libraryCard
    const faults = (() => {
      try {
        check([libraryCard, broken])
        return ''
      } catch (error) {
        return (error as AggregateError).message
      }
    })()
    for (const part of [
      'plural',
      'attic cannot be reached',
      'attic has no way out',
      'never is never started',
      'no-such-limit',
      'unknown instrument nowhere',
      'unknown outcome eaten',
      'unknown count a',
      'defined twice',
    ])
      expect(faults).toContain(part)
  })

  test('keeps its versions: a running matter finds its own', () => {
    const second = { ...libraryCard, version: 2 }
    const registry = createRegistry([libraryCard, second])
    expect(registry.find('library-card')).toBe(second)
    expect(registry.get('library-card', 1)).toBe(libraryCard)
    expect(registry.current).toEqual([second])
    expect(() => registry.get('library-card', 3)).toThrow(/no procedure/)
  })

  test('does not compile with a word it does not have', () => {
    const empty = form({})
    // @ts-expect-error unknown stage
    w.action({ label: '', by: 'clerk', from: 'attic', to: 'lent', input: empty })
    // @ts-expect-error unknown role
    w.action({ label: '', by: 'ghost', from: 'asked', to: 'lent', input: empty })
    // @ts-expect-error unknown clock
    w.action({ label: '', by: 'clerk', from: 'asked', to: 'lent', input: empty, clocks: { never: 'start' } })
    // @ts-expect-error unknown outcome
    w.action({ label: '', by: 'clerk', from: 'lent', to: 'closed', input: empty, outcome: () => 'eaten' })
    // @ts-expect-error wrong fact type
    w.action({ label: '', by: 'clerk', from: 'lent', to: 'same', input: empty, record: () => ({ renewals: 'two' }) })
    // @ts-expect-error unknown target stage
    w.action({ label: '', by: 'clerk', from: 'lent', to: 'attic', input: empty })
    expect(libraryCard.id).toBe('library-card')
  })
})
