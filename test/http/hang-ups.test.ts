import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import { remindReviews } from '../../src/modules/hang-ups/index.ts'
import type { HangUpList } from '../../src/server/api-types/hang-ups.ts'
import type { Receipt, TrackingPage } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = { kind: '建议', title: '小桥太窄', body: '村东小桥三米宽，收割机过不去，盼望能拓宽。' }
const PARTY = { name: '张示例', phone: '13800000000' }
const ASKED = { cause: '待资金', reviewOn: '2023-06-30', plan: '列入年度改造计划并申报资金' }
const APPROVED = { cause: '待资金', reviewOn: '2023-06-30', explanation: '要等改造资金，六月底复核后告知您。' }

describe('what hangs', () => {
  let desk: HttpDesk
  const at = { now: new Date('2023-03-06T10:00:00+08:00') }
  let dispatcher: Visitor
  let clerk: Visitor
  let supervisor: Visitor
  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
    supervisor = await desk.signIn('supervisor')
  })
  afterAll(() => desk.close())

  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  const act = async (who: Visitor, id: string, action: string, input: object, seq: number) =>
    ok(await who.send(`/api/letters/${id}/${action}`, input, { 'if-match': `"${seq}"` }))
  const listed = async (who: Visitor) => ok<HangUpList>(await who.get('/api/hang-ups'))
  const db = () => desk.services.database.county(COUNTY.code)
  const remind = () => remindReviews({ db: db(), county: COUNTY.code, now: at.now, today: today(at.now) })
  const told = () => db().selectFrom('notification').select(['office', 'text']).where('kind', '=', 'review').execute()

  async function hanging() {
    const receipt = await ok<Receipt>(await desk.visitor.send('/api/letters', { ...LETTER, party: PARTY }), 201)
    const { id } = receipt
    await act(dispatcher, id, 'assign', { office: 'city-management' }, 1)
    await act(clerk, id, 'accept', {}, 2)
    await act(clerk, id, 'request-hang-up', ASKED, 3)
    await act(supervisor, id, 'hang-up', APPROVED, 4)
    return receipt
  }

  test('is approved by the supervisor alone, listed for the office and the county, and told to whoever wrote', async () => {
    const receipt = await hanging()
    const mine = await listed(clerk)
    expect(mine.items).toMatchObject([{ cause: '待资金', reviewOn: '2023-06-30', overdue: false }])
    expect(mine.counts).toEqual([{ cause: '待资金', count: 1, overdue: 0 }])
    expect((await listed(await desk.signIn('clerk', 'education'))).items).toEqual([])
    expect((await listed(supervisor)).items[0]?.matter.id).toBe(receipt.id)
    const page = await ok<TrackingPage>(
      await desk.visitor.send('/api/tracking', { receiptNumber: receipt.receiptNumber, queryCode: receipt.queryCode }),
    )
    const entry = page.timeline.find(({ action }) => action === 'hangUp')
    expect(entry?.fields.map(({ value }) => value).join()).toContain('六月底复核')
    expect(page.timeline.some(({ action }) => action === 'requestHangUp')).toBe(false)
    const refused = await clerk.send(`/api/letters/${receipt.id}/hang-up`, APPROVED, { 'if-match': '"5"' })
    expect(refused.status).toBe(403)
  })

  test('on the day of its review the office and the supervisors are told, once, answered or not', async () => {
    const { id } = (await listed(supervisor)).items[0]?.matter ?? { id: '' }
    const reply = { outcome: '解释说明', answer: '已列入改造计划，资金到位后拓宽，复核日再告知您。' }
    await act(clerk, id, 'reply', reply, 5)
    at.now = new Date('2023-06-29T10:00:00+08:00')
    expect(await remind()).toBe(0)
    at.now = new Date('2023-06-30T10:00:00+08:00')
    // Two at once, and again: each review is told once.
    const both = await Promise.all([remind(), remind()])
    expect(both.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await remind()).toBe(0)
    const all = await told()
    expect(all.filter(({ office }) => office === 'city-management')).toHaveLength(1)
    expect(all).toHaveLength(2)
    at.now = new Date('2023-07-03T10:00:00+08:00')
    clerk = await desk.signIn('clerk')
    supervisor = await desk.signIn('supervisor')
    expect((await listed(supervisor)).counts).toEqual([{ cause: '待资金', count: 1, overdue: 1 }])
    await act(clerk, id, 'request-hang-up', { ...ASKED, reviewOn: '2023-12-29' }, 6)
    await act(supervisor, id, 'hang-up', { ...APPROVED, reviewOn: '2023-12-29' }, 7)
    expect((await listed(supervisor)).items).toMatchObject([{ reviewOn: '2023-12-29', overdue: false }])
    at.now = new Date('2023-12-29T10:00:00+08:00')
    expect(await remind()).toBe(1)
    clerk = await desk.signIn('clerk')
    await act(clerk, id, 'take-down', { result: '已经办成', finding: '小桥已拓宽。' }, 8)
    expect((await listed(clerk)).items).toEqual([])
  })

  test('a review of another procedure is no hang-up: an application for reconsideration under review is not listed', async () => {
    at.now = new Date('2024-01-04T10:00:00+08:00')
    supervisor = await desk.signIn('supervisor')
    const bureau = await desk.signIn('justiceBureau')
    const applied = await bureau.send('/api/reconsiderations', {
      ...{ act: '行政处罚', respondent: 'education', title: '不服某处罚决定', knownOn: '2024-01-03' },
      ...{ claim: '请求撤销处罚决定。', body: '处罚没有事实依据，请求撤销。', via: '邮寄', receivedOn: '2024-01-04' },
    })
    expect(applied.status).toBe(201)
    expect((await listed(supervisor)).items.map(({ matter }) => matter.procedure)).toEqual([])
    at.now = new Date('2024-01-19T10:00:00+08:00')
    expect(await remind()).toBe(0)
  })
})
