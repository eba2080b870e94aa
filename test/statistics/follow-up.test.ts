import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { fold } from '../../src/engine/fold.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { eventOf, listEvents } from '../../src/store/events.ts'
import { computeFigures, listCounted, listWithin } from '../../src/store/figures.ts'
import { findMatter, matterOf } from '../../src/store/matters.ts'
import { countOpenness } from '../../src/store/openness.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = { kind: '投诉', title: '示范路积水', body: '示范路一下雨就积水，走不了人。' }
const ANSWER = { outcome: '已解决', answer: '已经疏通雨水口，积水排除。' }
const SOLVED = { solved: '已解决', level: '非常满意' }
const UNSOLVED = { solved: '未解决', level: '不满意' }
const YEARS = [2020, 2021] as const

describe('figures of matters that are done again', () => {
  let database: Database
  let desk: CaseDesk
  const letter = registry.get('letter', 1)
  const db = () => database.county(desk.code)
  const scope = (year: number) => ({ from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) })
  const dispatcher = () => desk.staff('dispatcher')
  const clerk = () => desk.staff('clerk', 'city-management')

  async function answered(on: string) {
    const { id } = done(await desk.open('2020-12-01', 'letter', LETTER))
    done(await desk.act('2020-12-01', id, 'assign', { office: 'city-management' }, dispatcher()))
    done(await desk.act('2020-12-02', id, 'accept', {}, clerk()))
    done(await desk.act(on, id, 'reply', ANSWER, clerk()))
    return id
  }

  async function figures(year: number) {
    const all = await computeFigures(db(), desk.code, letter, scope(year))
    return Object.fromEntries(all.map(({ id, value }) => [id.replace('letter.', ''), value]))
  }

  async function balanced(year: number) {
    const { received, closed, ...of } = await figures(year)
    return [Number(received) + Number(of['carried-in']), Number(closed) + Number(of['carried-out'])]
  }

  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  test('a redo in the next year leaves the year of the closing as it was, and closes nothing twice', async () => {
    const id = await answered('2020-12-20')
    const other = await answered('2020-12-21')
    done(await desk.act('2020-12-22', other, 'answerFollowUp', SOLVED, APPLICANT))
    const before = await figures(2020)
    expect(before).toMatchObject({ closed: 2, handled: 2, 'carried-out': 0, 'on-time': 2 })

    done(await desk.act('2021-01-04', id, 'answerFollowUp', UNSOLVED, APPLICANT))
    done(await desk.act('2021-01-05', id, 'redo', { reason: '雨后再查，彻底疏通。' }, dispatcher()))
    const counts = [
      'received',
      'closed',
      'handled',
      'carried-in',
      'carried-out',
      'on-time',
      'late',
      'on-target',
    ] as const
    const same = async () => {
      const after = await figures(2020)
      for (const name of counts) expect(after[name], name).toBe(before[name])
      expect(await figures(2021)).toMatchObject({ received: 0, closed: 0, 'carried-in': 0, 'carried-out': 0 })
    }
    await same()
    done(await desk.act('2021-01-15', id, 'reply', { ...ANSWER, outcome: '解释说明' }, clerk()))
    await same()
    for (const year of YEARS) {
      const [left, right] = await balanced(year)
      expect(left).toBe(right)
    }
    const rows = await listWithin(db(), desk.code, letter, { ...scope(2020), by: 'kind' })
    expect(rows.map(({ closedOn, outcome }) => [closedOn, outcome])).toEqual([
      ['2020-12-20', 'resolved'],
      ['2020-12-21', 'resolved'],
    ])
    const openness = await countOpenness(db(), desk.code, {
      year: 2021,
      procedures: [{ id: 'letter', late: ['finish'] }],
    })
    expect(openness.months.reduce((sum, { answered: many }) => sum + many, 0)).toBe(0)
    const row = await findMatter(db(), desk.code, id)
    if (!row) throw new Error('row')
    expect(matterOf(row)).toEqual(fold(letter, (await listEvents(db(), desk.code, id)).map(eventOf)))
  })

  test('withdrawn while it is done again, it was answered all the same', async () => {
    const before = await figures(2020)
    const id = await answered('2020-12-24')
    done(await desk.act('2020-12-25', id, 'answerFollowUp', UNSOLVED, APPLICANT))
    done(await desk.act('2020-12-28', id, 'redo', { reason: '雨后再查，彻底疏通。' }, dispatcher()))
    done(await desk.act('2020-12-29', id, 'withdraw', {}, APPLICANT))
    const after = await figures(2020)
    expect([Number(after['handled']), Number(after['answered'])]).toEqual([
      Number(before['handled']) + 1,
      Number(before['answered']) + 1,
    ])
  })

  test('three rates by numerator and denominator, what was excluded apart, each opening its matters', async () => {
    const of = async (year: number) => {
      const all = await computeFigures(db(), desk.code, letter, scope(year))
      return Object.fromEntries(all.map((figure) => [figure.id.replace('letter.', ''), figure]))
    }
    const partly = await answered('2020-12-22')
    done(await desk.act('2020-12-23', partly, 'answerFollowUp', { solved: '部分解决', level: '基本满意' }, APPLICANT))
    const unreasonable = await answered('2020-12-22')
    done(await desk.act('2020-12-23', unreasonable, 'answerFollowUp', UNSOLVED, APPLICANT))
    done(
      await desk.act(
        '2020-12-23',
        unreasonable,
        'proposeExclusion',
        { kind: '诉求不合理', reason: '要求拆除合法建筑。' },
        desk.staff('supervisor'),
      ),
    )
    const [pending, ...rest] = [await of(2020)]
    expect(rest).toEqual([])
    done(
      await desk.act('2020-12-24', unreasonable, 'approveExclusion', { opinion: '同意。' }, desk.staff('supervisor')),
    )
    const found = await of(2020)
    // Said last: solved by one (the other's word after its redo has not come), in part by one, not at all by two.
    expect(pending?.['solution-rate']).toMatchObject({ numerator: 1, denominator: 5 })
    expect(found['solution-rate']).toMatchObject({ numerator: 1, denominator: 4 })
    expect(found['satisfaction-rate']).toMatchObject({ numerator: 2, denominator: 4 })
    expect(found['response-rate']).toMatchObject({ numerator: 5, denominator: 5 })
    expect(found['redo-rate']).toMatchObject({ numerator: 2, denominator: 5 })
    expect(found['excluded-unreasonable']?.value).toBe(1)
    const excluded = await listCounted(db(), desk.code, letter, {
      ...{ ...scope(2020), figure: 'letter.excluded-unreasonable', limit: 10 },
    })
    expect(excluded.map(({ id }) => id)).toEqual([unreasonable])
    const counted = await listCounted(db(), desk.code, letter, {
      ...scope(2020),
      figure: 'letter.followed-up',
      limit: 10,
    })
    expect(counted).toHaveLength(4)
    expect(counted.map(({ id }) => id)).not.toContain(unreasonable)
  })
})
