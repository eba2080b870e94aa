import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const APPLIED = {
  act: '行政处罚',
  respondent: 'education',
  title: '不服某处罚决定',
  knownOn: '2023-12-01',
  claim: '请求撤销处罚决定。',
  body: '处罚没有事实依据，请求撤销。',
  via: '邮寄',
}

interface Page {
  readonly version: number
  readonly seq: number
  readonly clocks: readonly { name: string; dueOn: string; law?: string }[]
}

describe('an application for reconsideration over the API', () => {
  let http: HttpDesk
  let bureau: Visitor
  beforeAll(async () => {
    http = await httpDesk({ now: () => new Date('2024-01-03T02:00:00Z') })
    bureau = await http.signIn('justiceBureau')
  })
  afterAll(() => http.close())

  async function registered(receivedOn: string): Promise<string> {
    const answer = await bureau.send('/api/reconsiderations', { ...APPLIED, receivedOn })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }

  const page = async (id: string) => (await (await bureau.get(`/api/matters/${id}`)).json()) as Page

  async function act(who: Visitor, id: string, action: string, input: object) {
    const { seq } = await page(id)
    const answer = await who.send(`/api/reconsiderations/${id}/${action}`, input, { 'if-match': `"${seq}"` })
    return { status: answer.status, body: (await answer.json()) as { code?: string } }
  }

  test('runs under the law of the day it was received, and the page cites which', async () => {
    const before = await page(await registered('2023-12-29'))
    const decide = before.clocks.find(({ name }) => name === 'decide')
    expect([before.version, decide?.dueOn, decide?.law]).toEqual([1, '2024-02-27', '《行政复议法》（2017）第三十一条'])
    const after = await page(await registered('2024-01-02'))
    const review = after.clocks.find(({ name }) => name === 'review')
    expect([after.version, review?.dueOn, review?.law]).toEqual([2, '2024-01-09', '《行政复议法》（2023）第三十条'])
    expect(after.clocks.some(({ name }) => name === 'decide')).toBe(false)
  })

  test('takes the forms of its own version, and describes both', async () => {
    const old = await registered('2023-12-29')
    expect((await act(bureau, old, 'accept', { track: '普通程序' })).status).toBe(422)
    expect((await act(bureau, old, 'accept', {})).status).toBe(200)
    const recent = await registered('2024-01-02')
    expect((await act(bureau, recent, 'accept', {})).status).toBe(422)
    expect((await act(bureau, recent, 'accept', { track: '普通程序' })).status).toBe(200)
    const described = async (version: number) =>
      (await (await http.visitor.get(`/api/procedures/reconsideration?version=${version}`)).json()) as {
        clocks: { name: string }[]
      }
    expect((await described(1)).clocks.map(({ name }) => name)).not.toContain('decideSummary')
    expect((await described(2)).clocks.map(({ name }) => name)).toContain('decideSummary')
    expect((await http.visitor.get('/api/procedures/reconsideration?version=9')).status).toBe(404)
  })

  test('is extended by the head whom its own law names', async () => {
    const leader = await http.signIn('leader')
    const thirty = { amount: 30, reason: '情况复杂，需要鉴定。' }
    const old = await registered('2023-12-29')
    await act(bureau, old, 'accept', {})
    expect((await act(bureau, old, 'request-extension', thirty)).status).toBe(200)
    expect((await act(leader, old, 'approve-extension', thirty)).status).toBe(200)
    expect((await page(old)).clocks.find(({ name }) => name === 'decide')?.dueOn).toBe('2024-03-28')
    const recent = await registered('2024-01-02')
    await act(bureau, recent, 'accept', { track: '普通程序' })
    await act(bureau, recent, 'request-extension', thirty)
    const refused = await act(leader, recent, 'approve-extension', thirty)
    expect([refused.status, refused.body.code]).toEqual([403, 'role-not-allowed'])
  })
})
