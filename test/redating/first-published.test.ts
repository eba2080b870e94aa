import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done } from '../support/case-desk.ts'
import { type RedatingDesk, redatingDesk } from '../support/redating-desk.ts'
import { forms } from './forms.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const day = (on: string) => ({ on, name: '元旦' })

describe('a year whose notice comes out', () => {
  let desk: RedatingDesk
  let ids: Record<'within' | 'over' | 'moved', string>
  beforeAll(async () => {
    desk = await redatingDesk('2026-12-28', { registry: forms })
    const open = async (on: string) => done(await desk.cases.open(on, 'letter', LETTER)).id
    ids = { within: await open('2026-12-01'), over: await open('2026-12-28'), moved: await open('2026-12-14') }
  })
  afterAll(() => desk.close())

  async function reply(id: string) {
    const db = desk.http.services.database.county(desk.cases.code)
    const { targetOn, provisional } = await db
      .selectFrom('clock')
      .selectAll()
      .where('matter', '=', id)
      .where('name', '=', 'reply')
      .executeTakeFirstOrThrow()
    return { targetOn, provisional }
  }

  test('is provisional until then, and its days are estimates', async () => {
    expect(await desk.year(2027)).toMatchObject({ published: false, source: 'none', holidays: [], notice: '' })
    expect(await reply(ids.within)).toEqual({ targetOn: '2026-12-22', provisional: false })
    expect(await reply(ids.over)).toEqual({ targetOn: '2027-01-18', provisional: true })
    expect(await reply(ids.moved)).toEqual({ targetOn: '2027-01-04', provisional: true })
  })

  test('turns estimates into days, and lists only those that are others', async () => {
    const { redating } = await desk.put(2027, {
      notice: '国务院办公厅关于2027年部分节假日安排的通知',
      holidays: [day('2027-01-01'), day('2027-01-02'), day('2027-01-03')],
      makeupDays: [day('2027-01-09')],
    })
    await desk.over(redating ?? '')
    expect(await reply(ids.within)).toEqual({ targetOn: '2026-12-22', provisional: false })
    expect(await reply(ids.over)).toEqual({ targetOn: '2027-01-18', provisional: false })
    expect(await reply(ids.moved)).toEqual({ targetOn: '2027-01-05', provisional: false })
    const moves = await desk.moves(redating ?? '')
    const replies = moves.filter(({ clockLabel }) => clockLabel === '答复期限')
    expect(replies.map(({ matter, fromOn, toOn }) => [matter, fromOn, toOn])).toEqual([
      [ids.moved, '2027-01-04', '2027-01-05'],
    ])
    expect(await desk.wrong()).toEqual([])
  })

  test('is refused with days outside it, one day twice, or no working day for weeks', async () => {
    const send = async (holidays: unknown, makeupDays: unknown = []) => {
      const body = { notice: '某通知', holidays, makeupDays }
      const answer = await desk.administrator().send('/api/admin/calendar-years/2028', body, {}, 'PUT')
      return [answer.status, ((await answer.json()) as { code: string }).code]
    }
    expect(await send([day('2029-01-01')])).toEqual([422, 'day-outside-year'])
    expect(await send([day('2028-01-01')], [day('2028-01-01')])).toEqual([422, 'day-twice'])
    const august = Array.from({ length: 31 }, (_, at) => day(`2028-08-${String(at + 1).padStart(2, '0')}`))
    expect(await send([...august, day('2028-09-01')])).toEqual([422, 'no-working-day'])
    expect((await desk.year(2028)).published).toBe(false)
  })
})
