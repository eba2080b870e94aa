import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  MatterList,
  MatterPage,
  Problem,
  PublicationList,
  Receipt,
  TrackingPage,
} from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月,孩子晚上看不见路。我的电话13812345678。',
  wantsPublic: true,
  party: { name: '张示例', phone: '13812345678' },
}
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头,当晚恢复照明,已告知张示例。' }

describe('a letter over HTTP', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  let clerk: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
  })
  afterAll(() => desk.close())

  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  const seen = (seq: number) => ({ 'if-match': `"${seq}"` })

  test('goes all the way: sent, assigned, handled, answered, followed up, published, counted', async () => {
    const receipt = await ok<Receipt>(await desk.visitor.send('/api/letters', LETTER), 201)
    expect(receipt.queryCode).toMatch(/^\d{10}$/)
    expect(receipt.clocks.find(({ name }) => name === 'reply')?.targetOn).toBeTruthy()
    const { id } = receipt
    await ok(await dispatcher.send(`/api/letters/${id}/assign`, { office: 'city-management' }, seen(1)))
    const list = await ok<MatterList>(await clerk.get('/api/matters?q=路灯不亮'))
    expect(list.items.map((item) => item.id)).toContain(id)
    await ok(await clerk.send(`/api/letters/${id}/accept`, {}, seen(2)))
    const replied = await ok<{ documentNumber: string }>(await clerk.send(`/api/letters/${id}/reply`, ANSWER, seen(3)))
    expect(replied.documentNumber).toMatch(/^清信复〔\d{4}〕\d+号$/)
    const track = { receiptNumber: receipt.receiptNumber, queryCode: receipt.queryCode }
    const page = await ok<TrackingPage>(await desk.visitor.send('/api/tracking', track))
    expect(page.stageLabel).toBe('已办结')
    expect(page.timeline.map(({ action }) => action)).toEqual(['open', 'assign', 'accept', 'reply'])
    expect(JSON.stringify(page.timeline)).not.toContain('actorName')
    await ok(
      await desk.bearer(page.token).send(`/api/letters/${id}/answer-follow-up`, { solved: '已解决', level: '满意' }),
    )
    const draft = await ok<{ title: string; question: string; answer: string }>(
      await dispatcher.get(`/api/matters/${id}/publication-draft`),
    )
    expect(draft.question).not.toContain('13812345678')
    expect(draft.answer).toContain('张**')
    await ok(await dispatcher.send(`/api/letters/${id}/publish`, draft, seen(5)))
    const published = await ok<PublicationList>(await desk.visitor.get('/api/publications?q=路灯'))
    expect(published.items.map((item) => item.id)).toEqual([id])
    const figures = await ok<{ figures: { id: string; value: number }[] }>(await dispatcher.get('/api/figures'))
    expect(figures.figures.find((figure) => figure.id === 'letter.handled')?.value).toBe(1)
    const counted = await ok<MatterList>(await dispatcher.get('/api/figures/letter.handled/matters'))
    expect(counted.items.map((item) => item.id)).toEqual([id])
  })

  test('shows the stale clerk what others did', async () => {
    const { id } = await ok<Receipt>(await desk.visitor.send('/api/letters', LETTER), 201)
    await ok(await dispatcher.send(`/api/letters/${id}/assign`, { office: 'city-management' }, seen(1)))
    await ok(await dispatcher.send(`/api/letters/${id}/note`, { text: '已电话联系。' }, seen(2)))
    const stale = await ok<Problem>(await clerk.send(`/api/letters/${id}/accept`, {}, seen(2)), 409)
    expect(stale).toMatchObject({ code: 'version-conflict', seq: 3 })
    expect(stale.changes?.map(({ action }) => action)).toEqual(['note'])
  })

  test('masks the sender and logs whoever looks', async () => {
    const { id } = await ok<Receipt>(await desk.visitor.send('/api/letters', LETTER), 201)
    const page = await ok<MatterPage>(await dispatcher.get(`/api/matters/${id}`))
    expect(page.party).toEqual({ name: '张**', phone: '138****5678' })
    const refused = await ok<Problem>(
      await dispatcher.send(`/api/matters/${id}/unmask`, { field: 'phone', reason: '' }),
      422,
    )
    expect(refused.errors?.[0]?.path).toBe('reason')
    const clear = await ok<{ value: string }>(
      await dispatcher.send(`/api/matters/${id}/unmask`, { field: 'phone', reason: '电话核实情况' }),
    )
    expect(clear.value).toBe('13812345678')
    const auditor = await desk.signIn('auditor')
    const { items } = await ok<{ items: { subject: string; reason: string }[] }>(
      await auditor.get('/api/ledger/readings'),
    )
    expect(items[0]).toMatchObject({ subject: 'phone', reason: '电话核实情况' })
  })

  test('opens one matter however often the same request comes', async () => {
    const key = { 'idempotency-key': 'the-very-same-request-0001' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.visitor.send('/api/letters', LETTER, key)))
    const receipts = await Promise.all(answers.map((answer) => ok<Receipt>(answer, 201)))
    expect(new Set(receipts.map((receipt) => receipt.receiptNumber)).size).toBe(1)
    expect(new Set(receipts.map((receipt) => receipt.queryCode)).size).toBe(1)
  })

  test('hides a matter from offices that have nothing to do with it', async () => {
    const { id } = await ok<Receipt>(await desk.visitor.send('/api/letters', LETTER), 201)
    const other = await desk.signIn('clerk', 'education')
    expect((await other.get(`/api/matters/${id}`)).status).toBe(404)
    expect((await clerk.get(`/api/matters/${id}`)).status).toBe(404)
    expect((await desk.visitor.get(`/api/matters/${id}`)).status).toBe(401)
  })
})
