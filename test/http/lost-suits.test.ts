import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LostSuitList } from '../../src/server/api-types/lost-suits.ts'
import type { Receipt } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const SUIT = {
  instance: '一审',
  office: 'city-management',
  position: '被告',
  court: '清丰县人民法院',
  title: '占道经营处罚决定',
  actKind: '行政处罚',
  request: '请求撤销处罚决定。',
  party: { name: '示例原告' },
}

describe('败诉案件和败诉原因', () => {
  let desk: HttpDesk
  let clerk: Visitor
  let bureau: Visitor
  beforeAll(async () => {
    desk = await httpDesk({ now: () => new Date('2020-11-20T02:00:00Z') })
    clerk = await desk.signIn('clerk')
    bureau = await desk.signIn('justiceBureau')
  })
  afterAll(() => desk.close())

  async function act(id: string, seq: number, path: string, input: object, by = clerk) {
    const answer = await by.send(`/api/litigations/${id}/${path}`, input, { 'if-match': `"${seq}"` })
    expect(answer.status, JSON.stringify(await answer.clone().json())).toBe(200)
  }

  /** A suit lost, with its defects, on the day given. */
  async function lost(receivedOn: string, tags: object): Promise<Receipt> {
    const opened = await clerk.send('/api/litigations', { ...SUIT, receivedOn })
    expect(opened.status).toBe(201)
    const receipt = (await opened.json()) as Receipt
    await act(receipt.id, 1, 'receive-judgment', { paper: '判决书', result: '撤销', summary: '程序违法。' })
    await act(receipt.id, 2, 'analyse-loss', { ...tags, lesson: '未告知陈述申辩权，已修订文书。' })
    return receipt
  }

  const listed = async (query = '', by = bureau) =>
    (await (await by.get(`/api/lost-suits${query}`)).json()) as LostSuitList

  test('每件附败诉原因和教训，按原因计数，不含原告姓名；分页不重不漏', async () => {
    const first = await lost('2020-03-02', { defectProcedure: true })
    const second = await lost('2020-06-01', { defectProcedure: true, defectLaw: true })
    const all = await listed()
    expect(all).toMatchObject({ from: '2020-01-01', to: '2020-12-31', lost: 2 })
    expect(all.defects.find(({ defect }) => defect === 'defectProcedure')).toEqual({
      defect: 'defectProcedure',
      label: '程序违法',
      law: '《行政诉讼法》（2017）第七十条第（三）项',
      suits: 2,
    })
    expect(all.items.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(all.items[0]).toMatchObject({
      act: '占道经营处罚决定',
      officeName: '城市管理局',
      result: '撤销',
      defects: [{ label: '适用法律错误' }, { label: '程序违法' }],
      lesson: '未告知陈述申辩权，已修订文书。',
    })
    expect(JSON.stringify(all)).not.toContain('示例原告')
    const page = await listed('?limit=1')
    expect(page.items.map(({ id }) => id)).toEqual([second.id])
    const rest = await listed(`?limit=1&cursor=${page.nextCursor}`)
    expect(rest.items.map(({ id }) => id)).toEqual([first.id])
    expect(rest.nextCursor).toBeUndefined()
    expect((await listed('?defect=defectLaw')).items.map(({ id }) => id)).toEqual([second.id])
    expect(await listed('?from=2019-01-01&to=2019-12-31')).toMatchObject({ lost: 0, items: [] })
  })

  test('别的单位看不到；填错的条件说明怎样改', async () => {
    const other = await desk.signIn('clerk', 'education')
    expect(await listed('?office=city-management', other)).toMatchObject({ lost: 0, items: [] })
    expect((await bureau.get('/api/lost-suits?defect=none')).status).toBe(422)
    expect((await bureau.get('/api/lost-suits?from=2020-12-31&to=2020-01-01')).status).toBe(422)
    expect((await desk.visitor.get('/api/lost-suits')).status).toBe(401)
  })

  test('对方当事人不能凭查询码看应诉案件', async () => {
    const { receiptNumber, queryCode } = await lost('2020-07-01', { defectLaw: true })
    const answer = await desk.visitor.send('/api/tracking', { receiptNumber, queryCode })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'wrong-query-code' })
  })
})
