import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchList, BatchPage } from '../../src/server/api-types/supervision.ts'
import type { MatterPage } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const GIVEN = {
  title: '示例校园周边整治',
  leader: '副县长（示例）',
  givenOn: '2020-03-02',
  text: '请城管、教育两家月底前把校园周边占道摊点清理完毕，结果报我。',
}

describe('a leader’s instruction', () => {
  let desk: HttpDesk
  let supervisor: Visitor
  let id: string
  const at = { now: new Date('2020-03-03T10:00:00+08:00') }
  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    supervisor = await desk.signIn('supervisor')
  })
  afterAll(() => desk.close())

  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  const act = async (action: string, input: object, seq: number) =>
    supervisor.send(`/api/instructions/${id}/${action}`, input, { 'if-match': `"${seq}"` })
  const batch = async () =>
    ok<BatchPage>(await supervisor.get(`/api/supervision/batch?name=${encodeURIComponent(GIVEN.title)}`))

  test('is registered in its own words, numbered, and handed on as orders of one special supervision', async () => {
    const future = await supervisor.send('/api/instructions', { ...GIVEN, givenOn: '2020-03-04' })
    expect(await future.json()).toMatchObject({ status: 409, code: 'given-in-future' })
    id = (await ok<{ id: string }>(await supervisor.send('/api/instructions', GIVEN), 201)).id
    expect((await act('hand-on', { office: 'education', demand: '清点并反馈。' }, 1)).status).toBe(409)
    const numbered = await ok<{ documentNumber: string }>(await act('number', {}, 1))
    expect(numbered.documentNumber).toBe('清批督〔2020〕1号')
    const early = { outcome: '已全部落实', answer: '两家都已经清理完毕，结果附后。' }
    expect(await (await act('report', early, 2)).json()).toMatchObject({ code: 'not-handed-on' })
    await ok(await act('hand-on', { office: 'city-management', demand: '月底前清理占道摊点并反馈。' }, 2))
    await ok(await act('hand-on', { office: 'education', demand: '提供各校门前摊点清单。' }, 3))
    const page = await batch()
    expect(page.instruction).toMatchObject({
      matter: id,
      documentNumber: '清批督〔2020〕1号',
      leader: GIVEN.leader,
      givenOn: '2020-03-02',
      text: GIVEN.text,
    })
    expect(page.counts).toEqual({ total: 2, open: 2, late: 0, answered: 0, closed: 0 })
    expect(page.items.map(({ leadOfficeName }) => leadOfficeName).sort()).toEqual(['城市管理局', '教育体育局'])
    const { items } = await ok<BatchList>(await supervisor.get('/api/supervision/batches'))
    expect(items).toMatchObject([{ name: GIVEN.title, total: 2, open: 2 }])
  })

  test('its orders carry its words, are answered each by its office, and the progress follows', async () => {
    const [first] = (await batch()).items.filter(({ leadOffice }) => leadOffice === 'city-management')
    const clerk = await desk.signIn('clerk')
    const order = await ok<MatterPage>(await clerk.get(`/api/matters/${first?.id}`))
    expect(order.facts.find(({ name }) => name === 'instruction')?.value).toBe(GIVEN.text)
    const reply = { outcome: '已整改', answer: '摊点已经全部清理，划定便民点十二处。' }
    const path = `/api/supervision-orders/${first?.id}`
    await ok(await clerk.send(`${path}/reply`, reply, { 'if-match': '"1"' }))
    expect((await batch()).counts).toMatchObject({ open: 2, answered: 1, closed: 0 })
    await ok(await supervisor.send(`${path}/write-off`, { finding: '现场核查属实' }, { 'if-match': '"2"' }))
    at.now = new Date('2020-03-20T10:00:00+08:00')
    supervisor = await desk.signIn('supervisor')
    expect((await batch()).counts).toEqual({ total: 2, open: 1, late: 1, answered: 0, closed: 1 })
    const report = { outcome: '阶段性落实并继续督办', answer: '城管已清理完毕，教育清单尚未报来，继续督办。' }
    await ok(await act('report', report, 4))
    expect((await batch()).instruction?.closedOn).toBe('2020-03-20')
  })

  test('is not for offices to read, and an unknown name is absent', async () => {
    const clerk = await desk.signIn('clerk')
    expect((await clerk.get(`/api/supervision/batch?name=${encodeURIComponent(GIVEN.title)}`)).status).toBe(403)
    expect((await clerk.get(`/api/matters/${id}`)).status).toBe(404)
    expect((await supervisor.get('/api/supervision/batch?name=x')).status).toBe(404)
    expect((await supervisor.get('/api/supervision/batch')).status).toBe(422)
  })
})
