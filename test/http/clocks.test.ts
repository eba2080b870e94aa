import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockAccount, ClockStatus } from '../../src/server/api-types/clocks.ts'
import type { MatterPage, Receipt, TrackingPage } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('the clocks of a matter over HTTP', () => {
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  let desk: HttpDesk
  let dispatcher: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    receipt = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
  })
  afterAll(() => desk.close())

  /** Days pass, and sessions with them. */
  const sitDown = async (day: string) => {
    at.now = new Date(`${day}T10:00:00+08:00`)
    dispatcher = await desk.signIn('dispatcher')
  }
  const pageOf = async () => (await (await dispatcher.get(`/api/matters/${receipt.id}`)).json()) as MatterPage
  const nearest = ({ dueOn, targetOn }: ClockStatus) => [dueOn, targetOn].filter((on) => on !== null).sort()[0] ?? ''
  const seen = (seq: number) => ({ 'if-match': `"${seq}"` })

  test('come nearest first, statute or norm, those that have stopped last', async () => {
    await sitDown('2020-03-04')
    await dispatcher.send(`/api/letters/${receipt.id}/assign`, { office: 'city-management' }, seen(1))
    const { clocks } = await pageOf()
    expect(clocks.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'stopped'])
    const days = clocks.slice(0, 3).map(nearest)
    expect(days).toEqual(days.toSorted())
    expect(clocks.map(({ name }) => name)).toEqual(['object', 'accept', 'reply', 'intake'])
  })

  test('are told day by day to the applicant as to the desk, and to nobody else', async () => {
    const { receiptNumber, queryCode, id } = receipt
    const tracking = await desk.visitor.send('/api/tracking', { receiptNumber, queryCode })
    const { token } = (await tracking.json()) as TrackingPage
    const own = await desk.bearer(token).get(`/api/tracking/${id}/clocks/accept`)
    const account = (await own.json()) as ClockAccount
    expect(account).toEqual(await (await dispatcher.get(`/api/matters/${id}/clocks/accept`)).json())
    expect(account.strip?.days.at(0)).toMatchObject({ on: '2020-03-04', kind: 'start' })
    expect(account.strip?.days.find(({ marks }) => marks.includes('due'))?.on).toBe(account.clock.dueOn)
    const intake = (await (await desk.bearer(token).get(`/api/tracking/${id}/clocks/intake`)).json()) as ClockAccount
    const promise = intake.clock.explanation.slice(-intake.clock.promiseLines)
    expect(promise[0]).toContain('本县承诺')
    expect(intake.clock.explanation[0]).toContain('《信访条例》（2005）')
    expect(intake.strip?.days.find(({ marks }) => marks.includes('target'))?.on).toBe(intake.clock.targetOn)
    expect((await desk.bearer(token).get(`/api/tracking/${id}/clocks/nonsense`)).status).toBe(404)
    const other = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    expect((await desk.bearer(token).get(`/api/tracking/${other.id}/clocks/reply`)).status).toBe(404)
    expect((await desk.visitor.get(`/api/tracking/${id}/clocks/accept`)).status).toBe(401)
  })

  test('move when a step is put right, and the step is named in words', async () => {
    await sitDown('2020-03-05')
    const correct = { step: 2, rightDay: '2020-03-03', reason: '分办单上的日期是三日。' }
    const answer = await dispatcher.send(`/api/letters/${receipt.id}/correct-date`, correct, seen(2))
    expect(answer.status, await answer.text()).toBe(200)
    const { timeline } = await pageOf()
    expect(timeline.find(({ seq }) => seq === 2)).toMatchObject({
      happenedOn: '2020-03-03',
      correctedFrom: '2020-03-04',
    })
    const told = timeline.at(-1)
    expect(told?.fields.find(({ name }) => name === 'step')?.value).toBe('分办（原记2020年3月4日）')
    expect(told?.redated?.map(({ label }) => label)).toContain('退回期限')
  })
})
