import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate, weekday } from '../../src/calendar/plain-date.ts'
import { APPLICANT, done } from '../support/case-desk.ts'
import { type RedatingDesk, redatingDesk } from '../support/redating-desk.ts'
import { forms } from './forms.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const TODAY = '2021-06-30'

const dayBetween = (from: string, span: number) => fc.nat({ max: span }).map((days) => addDays(plainDate(from), days))

/** What happens to a matter, each a few days after the last or, entered late, before it. */
const act = fc.record({ which: fc.nat({ max: 9 }), after: fc.integer({ min: -8, max: 40 }) })
const life = fc.record({
  procedure: fc.constantFrom('letter', 'every-kind', 'every-kind'),
  openedOn: dayBetween('2019-10-01', 560),
  acts: fc.array(act, { maxLength: 7 }),
})

/** A year's days off and worked, anything an administrator could type: weeks of holidays and none. */
const notice = (year: number) =>
  fc
    .array(fc.record({ from: dayBetween(`${year - 1}-12-25`, 371), length: fc.integer({ min: 1, max: 20 }) }), {
      maxLength: 5,
    })
    .chain((spans) =>
      fc.array(dayBetween(`${year}-01-01`, 360), { maxLength: 8 }).map((worked) => {
        const off = new Set(spans.flatMap(({ from, length }) => Array.from({ length }, (_, at) => addDays(from, at))))
        const inside = [...off].filter((on) => on < `${year + 1}-01-01`)
        const makeup = new Set(worked.filter((on) => weekday(on) >= 6 && !off.has(on)))
        const named = (days: Iterable<PlainDate>) => [...days].sort().map((on) => ({ on, name: '假日' }))
        return { notice: '某通知', holidays: named(inside).slice(0, 100), makeupDays: named(makeup) }
      }),
    )

/** A whole year anew, or a few days on end made holidays, or given back. */
const change = fc.oneof(
  fc.constantFrom(2020, 2021).chain((year) => notice(year).map((body) => ({ year, body, days: [] as PlainDate[] }))),
  fc
    .record({ from: dayBetween('2020-01-10', 500), length: fc.integer({ min: 1, max: 4 }) })
    .map(({ from, length }) => ({
      year: Number(from.slice(0, 4)),
      body: undefined,
      days: Array.from({ length }, (_, at) => addDays(from, at)).filter((on) => on.slice(0, 4) === from.slice(0, 4)),
    })),
)

describe('a change of the calendar, whatever it is', () => {
  let desk: RedatingDesk
  beforeAll(async () => {
    desk = await redatingDesk(TODAY, { registry: forms })
  })
  afterAll(() => desk.close())

  async function live({ procedure, openedOn, acts }: typeof life extends fc.Arbitrary<infer T> ? T : never) {
    const clerk = desk.cases.staff('clerk', 'education')
    const dispatcher = desk.cases.staff('dispatcher')
    const ways: Record<string, readonly [string, object, typeof clerk][]> = {
      letter: [
        ['assign', { office: 'education' }, dispatcher],
        ['accept', {}, clerk],
        ['assign', { office: 'education' }, dispatcher],
        ['return', { reason: '不属于本单位职责' }, clerk],
        ['suspend', { reason: '等待鉴定' }, dispatcher],
        ['resume', { reason: '鉴定完成' }, dispatcher],
        ['correctDate', { step: 1, rightDay: addDays(openedOn, -3), reason: '邮戳为准' }, dispatcher],
        ['withdraw', {}, APPLICANT],
        ['accept', {}, clerk],
        ['reply', { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }, clerk],
      ],
      'every-kind': [
        ['hear', { heldOn: addDays(openedOn, 45) }, clerk],
        ['ask', { servedOn: addDays(openedOn, -50) }, clerk],
        ['hear', { heldOn: addDays(openedOn, 12) }, clerk],
        ['suspend', { reason: '征求意见' }, clerk],
        ['resume', { reason: '已有意见' }, clerk],
        ['requestExtension', { amount: 5, reason: '案情复杂' }, clerk],
        ['approveExtension', { amount: 5, reason: '同意' }, desk.cases.staff('director', 'education')],
        ['resume', { reason: '已有意见' }, clerk],
        ['answer', {}, clerk],
        ['note', { text: '备注' }, clerk],
      ],
    }
    const input = procedure === 'letter' ? LETTER : { subject: '事由' }
    const actor = procedure === 'letter' ? {} : { actor: clerk, party: undefined, owner: clerk.person }
    const opened = await desk.cases.open(openedOn, procedure, input, { ...actor, happenedOn: openedOn })
    if (!('done' in opened)) throw new Error(JSON.stringify(opened))
    let on = openedOn
    for (const { which, after } of acts) {
      on = [addDays(on, after), openedOn].sort().at(-1) as PlainDate
      const [action, given, by] = ways[procedure]?.[which] ?? ['note', {}, clerk]
      // What the law refuses at that point is refused: only what was taken shapes the matter.
      if (on <= TODAY) await desk.cases.act(TODAY, opened.id, action, given, by, { happenedOn: on })
    }
  }

  /** The year with these days off that were not, and worked that were off. */
  async function toggled(year: number, days: readonly PlainDate[]) {
    const { holidays, makeupDays } = await desk.year(year)
    const off = new Set(holidays.map(({ on }) => on))
    const kept = holidays.filter(({ on }) => !days.some((day) => day === on))
    const fresh = days.filter((day) => !off.has(day)).map((on) => ({ on, name: '假日' }))
    const worked = makeupDays.filter(({ on }) => !days.some((day) => day === on))
    return { notice: '变更通知', holidays: [...kept, ...fresh], makeupDays: worked }
  }

  const running = async () => {
    const db = desk.http.services.database.county(desk.cases.code)
    const rows = await db.selectFrom('clock').selectAll().where('stoppedOn', 'is', null).execute()
    return new Map(rows.map((row) => [`${row.matter}/${row.name}`, row]))
  }

  test('reaches a notice that counts back from a hearing months ahead', async () => {
    const clerk = desk.cases.staff('clerk', 'education')
    const request = { actor: clerk, party: undefined, owner: clerk.person, happenedOn: '2021-02-25' }
    const { id } = done(await desk.cases.open('2021-02-25', 'every-kind', { subject: '事由' }, request))
    done(await desk.cases.act('2021-03-01', id, 'hear', { heldOn: '2021-09-15' }, clerk))
    const { redating } = await desk.put(2021, await toggled(2021, [plainDate('2021-09-10')]))
    await desk.over(redating ?? '')
    const moves = (await desk.moves(redating ?? '')).map(({ clockLabel, fromOn, toOn }) => [clockLabel, fromOn, toOn])
    expect(moves).toEqual([['听证通知', '2021-09-06', '2021-09-03']])
    expect(await desk.wrong()).toEqual([])
  })

  test('leaves every clock as a full recount would have it, and lists exactly the running ones that moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 6, maxLength: 6 }), change, async (lives, { year, body, days }) => {
        await desk.reload()
        for (const one of lives) await live(one)
        expect(await desk.wrong()).toEqual([])
        const before = await running()
        const saved = await desk.put(year, body ?? (await toggled(year, days))).catch((error: Error) => error.message)
        // Nobody can work by it: refused, and nothing written.
        if (typeof saved === 'string') {
          expect(saved).toContain('no-working-day')
          return expect(await desk.wrong()).toEqual([])
        }
        const { redating } = saved
        if (!redating) return
        const status = await desk.over(redating)
        expect(await desk.wrong()).toEqual([])
        const moves = await desk.moves(redating)
        const listed = moves.filter(({ verdict }) => verdict === null)
        const moved = [...(await running())].filter(([key, { dueOn, targetOn }]) => {
          const was = before.get(key)
          return was?.dueOn !== dueOn || was?.targetOn !== targetOn
        })
        expect(new Set(listed.map(({ matter }) => matter))).toEqual(new Set(moved.map(([, { matter }]) => matter)))
        expect([listed.length, status.moved, status.rejudged]).toEqual([
          moved.length,
          moved.length,
          moves.length - moved.length,
        ])
      }),
      { numRuns: 25, seed: 20200127 },
    )
  })
})
