import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import type { OpennessPage } from '../../src/server/api-types/openness.ts'
import type { PublicationList } from '../../src/server/api-types.ts'
import { lateClocks } from '../../src/statistics/figure.ts'
import { SMALLEST_CELL, withholdSmall } from '../../src/statistics/small-cells.ts'
import { computeFigures } from '../../src/store/figures.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk } from '../support/http-desk.ts'

describe('small counts', () => {
  test.each([
    [
      [10, 3, 20],
      [null, null, 20],
    ],
    [
      [3, 3, 20],
      [null, null, 20],
    ],
    [
      [1, 1, 20, 7],
      [null, null, 20, null],
    ],
    [
      [0, 8, 20],
      [0, 8, 20],
    ],
    [[2], [null]],
    [
      [0, 0],
      [0, 0],
    ],
  ])('%j → %j', (counts, published) => {
    expect(withholdSmall(counts)).toEqual(published)
  })

  test('can never be had from the total and the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 14 }), (counts) => {
        const published = withholdSmall(counts)
        const hidden = counts.filter((_, at) => published[at] === null)
        const sum = hidden.reduce((all, count) => all + count, 0)
        for (const cell of published) expect(cell === null || cell === 0 || cell >= SMALLEST_CELL).toBe(true)
        // Nothing else is left to hide behind when the whole column is small.
        const whole = counts.every((count, at) => published[at] === null || count === 0)
        expect(hidden.length === 0 || whole || (hidden.length >= 2 && sum >= SMALLEST_CELL)).toBe(true)
      }),
    )
  })
})

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路。',
  wantsPublic: true,
}
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明，今后每周夜间巡查。' }

describe('the figures of openness', () => {
  let desk: HttpDesk
  let cases: CaseDesk
  beforeAll(async () => {
    desk = await httpDesk({ now: () => new Date('2026-12-31T01:00:00Z') })
    cases = await caseDesk(desk.services.database, COUNTY.code, desk.services.keys)
  })
  afterAll(() => desk.close())
  const page = async (query = '') => (await (await desk.visitor.get(`/api/openness${query}`)).json()) as OpennessPage
  const dispatcher = () => cases.staff('dispatcher')
  const opened = async (day: string, title = LETTER.title) =>
    done(await cases.open(day, 'letter', { ...LETTER, title })).id
  const answered = async (id: string, day: string, office: string) => {
    done(await cases.act(day, id, 'assign', { office }, dispatcher()))
    done(await cases.act(day, id, 'accept', {}, cases.staff('clerk', office)))
    return (on: string) => cases.act(on, id, 'reply', ANSWER, cases.staff('clerk', office)).then(done)
  }

  test('say nothing in an empty county', async () => {
    expect(await page()).toMatchObject({ year: 2026, years: [2026], months: [], offices: [] })
  })

  test('refuse a year that is none', async () => {
    expect((await desk.visitor.get('/api/openness?year=abc')).status).toBe(422)
  })

  test('count what came, was answered in time or late, withdrawn, published; by month and office', async () => {
    for (let at = 0; at < 6; at += 1) {
      const id = await opened('2026-03-02')
      const reply = await answered(id, '2026-03-03', 'city-management')
      await reply(at === 0 ? '2026-08-03' : '2026-03-20')
      if (at < 2)
        done(
          await cases.act(
            '2026-09-01',
            id,
            'publish',
            { title: `路灯不亮之${at}`, question: `${'东街路灯不亮。'.repeat(30)}请修好井盖。`, answer: ANSWER.answer },
            dispatcher(),
          ),
        )
    }
    for (let at = 0; at < 7; at += 1) {
      const id = await opened('2026-04-02')
      await answered(id, '2026-04-03', 'education')
    }
    const withdrawn = await opened('2026-04-02')
    done(await cases.act('2026-04-07', withdrawn, 'withdraw', { reason: '已经好了' }, APPLICANT))
    expect(await page('?year=2025')).toMatchObject({ year: 2025, months: [] })
    const { months, offices, total, smallest } = await page()
    expect(smallest).toBe(5)
    expect(total).toEqual({ received: 14, answered: 6, onTime: 5, published: 2 })
    expect(months).toEqual([
      { month: '2026-03', received: 6, answered: null, onTime: null, published: 0 },
      { month: '2026-04', received: 8, answered: 0, onTime: 0, published: 0 },
      { month: '2026-08', received: 0, answered: null, onTime: null, published: 0 },
      { month: '2026-09', received: 0, answered: 0, onTime: 0, published: 2 },
    ])
    expect(offices).toEqual([
      { office: 'city-management', officeName: '城市管理局', received: 6, answered: 6, onTime: 5, published: 2 },
      { office: 'education', officeName: '教育体育局', received: 7, answered: 0, onTime: 0, published: 0 },
    ])
  })

  test('are late by the very measure of the figures: another clock of the matter late makes no answer late', async () => {
    const year = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') }
    for (let at = 0; at < 6; at += 1) {
      // Sent on in the 40th day: late by the days for sending on, in time by those for finishing.
      const id = await opened('2025-03-03')
      done(await cases.act('2025-04-12', id, 'assign', { office: 'education' }, dispatcher()))
      done(await cases.act('2025-04-12', id, 'accept', {}, cases.staff('clerk', 'education')))
      const day = at === 0 ? '2025-09-01' : '2025-04-21'
      done(await cases.act(day, id, 'reply', ANSWER, cases.staff('clerk', 'education')))
    }
    const letter = desk.services.registry.find('letter')
    if (!letter) throw new Error('no letters')
    const figures = await computeFigures(cases.on('2025-12-31').db, COUNTY.code, letter, year)
    const late = figures.find(({ id }) => id === 'letter.late')?.value
    const clocks = await cases
      .on('2025-12-31')
      .db.selectFrom('clock')
      .innerJoin('matter', 'matter.id', 'clock.matter')
      .where('matter.openedOn', '=', plainDate('2025-03-03'))
      .where('clock.late', '=', true)
      .select('clock.matter')
      .distinct()
      .execute()
    expect({ late, anyClock: clocks.length }).toEqual({ late: 1, anyClock: 6 })
    expect((await page('?year=2025')).total).toMatchObject({ answered: 6, onTime: 5 })
  })

  test('know by which clock an answer is late, wherever the law fixes a day for it', () => {
    const open = desk.services.registry.current.filter(({ open: { by } }) => by.includes('citizen'))
    const without = open.filter(({ id, figures }) => lateClocks(id, figures).length === 0).map(({ id }) => id)
    // A consultation is answered by the county's own norm alone.
    expect(without).toEqual(['online-consultation'])
  })

  test('and published replies are found by month, office and words, the place of the words shown', async () => {
    const found = async (query: string) =>
      ((await (await desk.visitor.get(`/api/publications?${query}`)).json()) as PublicationList).items
    expect(await found('month=2026-09')).toHaveLength(2)
    expect(await found('month=2026-08')).toHaveLength(0)
    expect(await found('office=education')).toHaveLength(0)
    expect(await found('office=city-management&month=2026-09&procedure=letter')).toHaveLength(2)
    expect((await desk.visitor.get('/api/publications?month=2026-13')).status).toBe(422)
    const [row] = await found(`q=${encodeURIComponent('井盖')}`)
    expect(row?.excerpt).toMatch(/^…/)
    expect(row?.excerpt).toContain('井盖')
    const [plain] = await found(`q=${encodeURIComponent('路灯')}`)
    expect(plain?.excerpt.startsWith('已派人')).toBe(true)
  })

  test('and by everyday words: apart, in any order, or, where none has just these, the nearest', async () => {
    const asked = async (q: string, more = '') =>
      (await (await desk.visitor.get(`/api/publications?q=${encodeURIComponent(q)}${more}`)).json()) as PublicationList
    const exact = await asked('路灯')
    expect(exact).toMatchObject({ words: ['路灯'] })
    expect(exact.near).toBeUndefined()
    const apart = await asked('不亮　路灯')
    expect(apart.items.map(({ id }) => id)).toEqual(exact.items.map(({ id }) => id))
    const near = await asked('我们村的路灯怎么没人修')
    expect(near).toMatchObject({ near: true })
    expect(near.words).toContain('路灯')
    expect(near.items[0]?.id).toBe(exact.items[0]?.id)
    // One word of the dictionary, answered under one of the words within it.
    expect((await asked('路灯养蜂')).words).toEqual(['路灯'])
    // Filters hold for the nearest too.
    expect((await asked('我们村的路灯怎么没人修', '&office=education')).items).toEqual([])
    expect(await asked('示范养蜂')).toEqual({ items: [], words: [] })
    expect((await asked('%')).items).toEqual([])
  })
})
