import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckList, DecisionList, DispatchQuality, DispatchQueue } from '../../src/server/api-types/dispatch.ts'
import type { Receipt } from '../../src/server/api-types.ts'
import { followAll } from '../support/follow.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LAMP = ['东街路灯不亮', '东街路灯坏了一个月，占道经营的摊贩也多，请城管来看看路灯。'] as const
const SCHOOL = [
  '孩子上哪所小学',
  '户口在城关镇，今年秋天孩子上小学，学校招生报名要带什么材料，校外培训怎么管？',
] as const

describe('the dispatch desk over HTTP', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  let clerk: Visitor
  let teacher: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    const { saveOffice } = await import('../../src/modules/accounts/index.ts')
    const context = await desk.accounts()
    await saveOffice(context, {
      id: 'city-management',
      name: '城市管理局',
      kind: 'department',
      duties: '占道经营、路灯、环卫、停车、广告牌',
    })
    await saveOffice(context, {
      id: 'education',
      name: '教育体育局',
      kind: 'department',
      duties: '中小学和幼儿园招生、教师、校外培训、学校、体育设施',
    })
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
    teacher = await desk.signIn('clerk', 'education')
  })
  afterAll(() => desk.close())

  const seen = (seq: number) => ({ 'if-match': `"${seq}"` })
  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  async function letter([title, body]: readonly [string, string]): Promise<string> {
    const sent = await desk.visitor.send('/api/letters', {
      kind: '投诉',
      title,
      body,
      party: { name: '张示例', phone: '13800000000' },
    })
    return (await ok<Receipt>(sent, 201)).id
  }
  const act = async (who: Visitor, id: string, action: string, input: object, seq: number) =>
    ok(await who.send(`/api/letters/${id}/${action}`, input, seen(seq)))
  const follow = () =>
    followAll({ db: desk.services.database.county(COUNTY.code), county: COUNTY.code, registry: desk.services.registry })
  const queue = async () => ok<DispatchQueue>(await dispatcher.get('/api/dispatch/queue'))
  const decided = async (id: string, task = 'office') => {
    await follow()
    return (await ok<DecisionList>(await dispatcher.get(`/api/dispatch/decisions?task=${task}`))).items.find(
      (item) => item.id === id,
    )
  }

  test('shows what waits with advice and its reasons, and counts what is left', async () => {
    const [lamp, school] = [await letter(LAMP), await letter(SCHOOL)]
    const { items, left } = await queue()
    expect(left.total).toBe(2)
    const of = (id: string) => items.find((item) => item.id === id)
    expect(of(lamp)?.office.suggestions[0]).toMatchObject({ label: 'city-management', name: '城市管理局' })
    expect(of(lamp)?.office.suggestions[0]?.reasons.length).toBeGreaterThan(0)
    expect(of(school)?.office.suggestions[0]?.label).toBe('education')
    expect(of(school)?.category.suggestions.map(({ label }) => label)).toContain('教育文体')
    expect(of(lamp)?.categories).toContain('城乡建设')
    expect(of(lamp)?.body).toContain('占道经营')
  })

  test('writes down what was advised and chosen, once, whoever reads first and how often', async () => {
    const id = await letter(LAMP)
    await act(dispatcher, id, 'assign', { office: 'city-management', category: '城乡建设' }, 1)
    const first = await decided(id)
    expect(first).toMatchObject({ how: 'accepted', chosenName: '城市管理局', reason: null })
    expect(first?.advised[0]?.name).toBe('城市管理局')
    expect(await decided(id, 'category')).toMatchObject({ chosenName: '城乡建设' })
    // A follower that lost its place reads the same events again and writes nothing twice.
    const db = desk.services.database.county(COUNTY.code)
    await db.deleteFrom('dispatchFollower').where('county', '=', COUNTY.code).execute()
    await Promise.all([queue(), queue(), queue()])
    await follow()
    const rows = await db.selectFrom('dispatchDecision').selectAll().where('matter', '=', id).execute()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('摊贩')
  })

  test('a return and its reason are kept, shown at the desk, and the next choice follows it', async () => {
    const id = await letter(SCHOOL)
    await act(dispatcher, id, 'assign', { office: 'city-management' }, 1)
    const back = {
      reason: '不属于城市管理职责，建议转教育部门',
      basisKind: '三定规定',
      basisTitle: '示例县城市管理局三定规定',
      basisArticle: '第三条',
      suggestedOffice: 'education',
    }
    await act(clerk, id, 'return', back, 2)
    const item = (await queue()).items.find((each) => each.id === id)
    expect(item?.returned).toMatchObject({ officeName: '城市管理局', suggestedOffice: 'education' })
    await act(dispatcher, id, 'assign', { office: 'education' }, 3)
    expect(await decided(id)).toMatchObject({ chosenName: '教育体育局' })
    const quality = await ok<DispatchQuality>(await dispatcher.get('/api/dispatch/quality?task=office'))
    expect(quality.labels.find(({ label }) => label === 'city-management')?.returned).toBe(1)
    expect(quality.totals.returned).toBe(1)
    expect(quality.totals.matters).toBe(quality.months.reduce((sum, { matters }) => sum + matters, 0))
    await act(teacher, id, 'accept', {}, 4)
  })

  test('a transfer corrects; a recall takes back; a refusal is no office', async () => {
    const [moved, back, refused] = [await letter(LAMP), await letter(LAMP), await letter(SCHOOL)]
    await act(dispatcher, moved, 'assign', { office: 'education' }, 1)
    await act(dispatcher, moved, 'transfer', { office: 'city-management', reason: '路灯由城管负责' }, 2)
    expect(await decided(moved)).toMatchObject({
      how: 'corrected',
      overruledName: '教育体育局',
      reason: '路灯由城管负责',
    })
    await act(dispatcher, back, 'assign', { office: 'education' }, 1)
    await act(dispatcher, back, 'recall', {}, 2)
    const again = (await queue()).items.find(({ id }) => id === back)
    expect(again).toBeDefined()
    // What was learnt from the matter itself is no precedent for it.
    expect(JSON.stringify(again?.office)).not.toContain(again?.receiptNumber)
    await act(dispatcher, refused, 'decline-to-accept', { reason: '属于办证审批', instead: '请到行政服务中心' }, 1)
    expect(await decided(refused)).toBeUndefined()
  })

  test('what share of the words is new to the model shows in its months', async () => {
    const share = async () => {
      const { drift } = await ok<DispatchQuality>(await dispatcher.get('/api/dispatch/quality?task=office'))
      return drift[0]?.newWords ?? Number.NaN
    }
    const before = await share()
    expect(before).toBeGreaterThanOrEqual(0)
    expect(before).toBeLessThan(0.3)
    const strange = await letter(['路灯不亮', '蠃鱼鸓鸟鵸鵌犰狳狪狪軨軨絜钩被被朱獳獙獙，请修路灯'])
    await act(dispatcher, strange, 'assign', { office: 'city-management' }, 1)
    expect(await share()).toBeGreaterThan(before)
  })

  test('readers are those named; nobody else sees the desk', async () => {
    for (const path of ['queue', 'sure', 'quality', 'decisions', 'checks'])
      expect((await clerk.get(`/api/dispatch/${path}`)).status).toBe(403)
    const supervisor = await desk.signIn('supervisor')
    expect((await ok<CheckList>(await supervisor.get('/api/dispatch/checks'))).items).toEqual([])
    expect((await dispatcher.get('/api/dispatch/quality?from=2026-02-02&to=2026-01-01')).status).toBe(422)
    expect((await dispatcher.get('/api/dispatch/queue?cursor=nonsense')).status).toBe(422)
  })
})
