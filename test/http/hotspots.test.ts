import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HotspotKeeper } from '../../src/modules/hotspots/index.ts'
import type {
  HotspotList,
  HotspotPage,
  JointOutcome,
  SimilarMatters,
  SimilarReplies,
} from '../../src/server/api-types/hotspots.ts'
import type { MatterList, Problem, Receipt } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const SMOKE = [
  ['锦绣之城小区底层烧烤店油烟扰民', '我家住锦绣之城二楼，楼下烧烤店没有烟道，油烟直接进屋。'],
  ['请管管锦绣之城小区的烧烤油烟', '锦绣之城底商烧烤店每天营业到深夜，油烟呛人，孩子咳嗽。'],
  ['劳动东路锦绣之城底商烧烤店无烟道', '锦绣之城底商违规开烧烤店，没有专用烟道，油烟扰民。'],
] as const
const MIXER = [
  ['和美新城小区旁建搅拌站，粉尘噪音污染', '小区旁边建了混凝土搅拌站，粉尘很大，噪音不断。'],
  ['反映和美新城附近搅拌站粉尘扰民', '搅拌站昼夜生产，粉尘漫天，和美新城居民不敢开窗。'],
] as const
const LAMP = [['东街路灯不亮', '东街路灯坏了一个月，孩子晚上看不见路。']] as const

describe('hotspots over HTTP', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  let clerk: Visitor
  const ids = new Map<string, string>()
  beforeAll(async () => {
    desk = await httpDesk()
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
    for (const [title, body] of [...SMOKE, ...MIXER, ...LAMP]) ids.set(title, await write(title, body))
    await keeper().pass()
  })
  afterAll(() => desk.close())

  function keeper(days = 0) {
    const { database } = desk.services
    return new HotspotKeeper({
      db: database.county(COUNTY.code),
      county: COUNTY.code,
      procedures: ['letter', 'online-consultation'],
      now: () => new Date(Date.now() + days * 86_400_000),
    })
  }

  async function write(title: string, body: string): Promise<string> {
    const letter = { kind: '投诉', title, body, wantsPublic: true, party: { name: '张示例', phone: '13800000000' } }
    return (await ok<Receipt>(await desk.visitor.send('/api/letters', letter), 201)).id
  }
  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  const list = async (query = '') => (await ok<HotspotList>(await dispatcher.get(`/api/hotspots${query}`))).items
  const page = async (id: string) => ok<HotspotPage>(await dispatcher.get(`/api/hotspots/${id}`))
  const of = (messages: readonly (readonly [string, string])[]) => messages.map(([title]) => ids.get(title) ?? '')

  test('are listed hottest first, named, counted, and open their matters', async () => {
    const [first, second, ...rest] = await list()
    expect(rest).toEqual([])
    expect(first).toMatchObject({ matters: 3, recent: 3, days: 1, state: 'open' })
    expect(first?.name).toContain('锦绣之城')
    expect(second?.name).toContain('和美新城')
    const opened = await page(first?.id ?? '')
    expect(opened.items.map(({ id }) => id).sort()).toEqual(of(SMOKE).sort())
    expect(JSON.stringify(opened)).not.toContain('张示例')
  })

  test('are found by place, kind and period', async () => {
    expect(await list(`?place=${encodeURIComponent('和美新城')}`)).toHaveLength(1)
    expect(await list(`?kind=${encodeURIComponent('投诉')}`)).toHaveLength(2)
    expect(await list(`?kind=${encodeURIComponent('建议')}`)).toEqual([])
    expect(await list('?to=2001-01-01')).toEqual([])
    const bad = await ok<Problem>(await dispatcher.get('/api/hotspots?cursor=nonsense'), 422)
    expect(bad.code).toBe('bad-cursor')
  })

  test('a second pass, and one after a restart, change nothing', async () => {
    const before = await list()
    expect(await keeper().pass()).toBe(0)
    expect(await list()).toEqual(before)
  })

  test('a split holds against later grouping', async () => {
    const working = keeper()
    await working.pass()
    const [smoke] = await list()
    const [out = ''] = of(SMOKE)
    const split = await ok<{ id: string }>(
      await dispatcher.send(`/api/hotspots/${smoke?.id}/split`, { matters: [out] }),
    )
    const added = '锦绣之城小区烧烤店油烟太大'
    ids.set(added, await write(added, '锦绣之城楼下烧烤店油烟进屋，没有烟道，深夜还在营业。'))
    for (const one of [working, keeper()]) await one.pass()
    const where = [await page(smoke?.id ?? ''), await page(split.id)].map(({ items }) => items.map(({ id }) => id))
    expect(where.filter((members) => members.includes(out))).toEqual([where[1]])
    expect(where.flat()).toContain(ids.get(added))
    const whole = await ok<Problem>(
      await dispatcher.send(`/api/hotspots/${smoke?.id}/split`, { matters: where[0] ?? [] }),
      409,
    )
    expect(whole.code).toBe('nothing-would-stay')
  })

  test('a merge holds, a name given stays, what is put aside leaves the list and comes back', async () => {
    const mixer = (await list()).find(({ name }) => name.includes('和美新城'))
    const smoke = (await list()).find(({ name }) => name.includes('锦绣之城'))
    await ok(await dispatcher.send(`/api/hotspots/${smoke?.id}/rename`, { name: '城区油烟粉尘' }))
    await ok(await dispatcher.send(`/api/hotspots/${smoke?.id}/merge`, { from: [mixer?.id] }))
    await keeper().pass()
    const merged = await page(smoke?.id ?? '')
    expect(merged.name).toBe('城区油烟粉尘')
    expect(merged.items.map(({ id }) => id)).toEqual(expect.arrayContaining(of(MIXER)))
    await ok(await dispatcher.get(`/api/hotspots/${mixer?.id}`), 404)
    await ok(await dispatcher.send(`/api/hotspots/${smoke?.id}/dismiss`, { reason: '日常投诉' }))
    expect((await list()).map(({ id }) => id)).not.toContain(smoke?.id)
    expect((await list('?state=dismissed')).map(({ id, reason }) => [id, reason])).toEqual([[smoke?.id, '日常投诉']])
    await ok(await dispatcher.send(`/api/hotspots/${smoke?.id}/reopen`, {}))
    expect((await list()).map(({ id }) => id)).toContain(smoke?.id)
  })

  test('is handed on as one task: every matter assigned, the office told, and it alone may open it', async () => {
    const smoke = (await list()).find(({ name }) => name === '城区油烟粉尘')
    await ok(await clerk.get(`/api/hotspots/${smoke?.id}`), 404)
    const handed = await ok<JointOutcome>(
      await dispatcher.send(`/api/hotspots/${smoke?.id}/hand-on`, { office: 'city-management' }),
    )
    expect(handed.items.length).toBeGreaterThanOrEqual(4)
    expect(handed.items.every(({ done }) => done)).toBe(true)
    const mine = await ok<MatterList>(await clerk.get('/api/matters'))
    expect(mine.items.map(({ id }) => id)).toEqual(expect.arrayContaining(handed.items.map(({ id }) => id)))
    expect(await ok<HotspotPage>(await clerk.get(`/api/hotspots/${smoke?.id}`))).toMatchObject({ mayDecide: false })
    const told = await ok<{ items: { text: string }[] }>(await clerk.get('/api/notifications'))
    expect(told.items.some(({ text }) => text.includes('城区油烟粉尘'))).toBe(true)
    await ok(await clerk.send(`/api/hotspots/${smoke?.id}/dismiss`, { reason: '不是' }), 403)
  })

  test('a common place alone makes two matters no one matter', async () => {
    const market = await write('巩营乡学校门口夜市油烟', '巩营乡学校门口夜市油烟很大，请管一管。')
    await write('巩营乡学校门口走失老人', '巩营乡学校门口有一位走失的老人，请帮忙找家人。')
    const found = await ok<SimilarMatters>(await dispatcher.get(`/api/matters/${market}/similar`))
    expect(found.items.filter(({ same }) => same)).toEqual([])
  })

  test('like matters are found, and one answer reaches each with its own record', async () => {
    const [first = '', second = ''] = of(MIXER)
    const found = await ok<SimilarMatters>(await clerk.get(`/api/matters/${first}/similar`))
    expect(found.items[0]).toMatchObject({ id: second })
    const seen = async (id: string) => {
      const { seq } = await ok<{ seq: number }>(await clerk.get(`/api/matters/${id}`))
      return { 'if-match': `"${seq}"` }
    }
    await ok(await clerk.send(`/api/letters/${first}/accept`, {}, await seen(first)))
    const input = { outcome: '已解决', answer: '搅拌站已停产整改，安装喷淋和围挡，夜间不再生产。' }
    const together = await ok<JointOutcome>(
      await clerk.send(`/api/matters/${first}/answer-together`, { matters: [second], input }),
    )
    expect(together.items.map(({ id, done }) => [id, done])).toEqual([
      [first, true],
      [second, false],
    ])
    expect(together.items[1]?.refusal?.message).toBeTruthy()
    await ok(await clerk.send(`/api/letters/${second}/accept`, {}, await seen(second)))
    const again = await ok<JointOutcome>(
      await clerk.send(`/api/matters/${first}/answer-together`, { matters: [second], input }),
    )
    expect(again.items.find(({ id }) => id === second)?.done).toBe(true)
    const answered = await ok<{ related: { label: string }[]; stage: string }>(
      await clerk.get(`/api/matters/${second}`),
    )
    expect(answered.stage).toBe('closed')
    expect(answered.related.map(({ label }) => label)).toContain('同一事项')
  })

  test('a citizen about to ask sees published answers to the like, and nothing that is not published', async () => {
    const ask = async () =>
      ok<SimilarReplies>(
        await desk.visitor.send('/api/similar-replies', {
          title: '和美新城旁搅拌站粉尘污染',
          body: '搅拌站粉尘很大。',
        }),
      )
    expect((await ask()).items).toEqual([])
    const [first = ''] = of(MIXER)
    const draft = await ok<object>(await dispatcher.get(`/api/matters/${first}/publication-draft`))
    const { seq } = await ok<{ seq: number }>(await dispatcher.get(`/api/matters/${first}`))
    await ok(await dispatcher.send(`/api/letters/${first}/publish`, draft, { 'if-match': `"${seq}"` }))
    expect((await ask()).items.map(({ id }) => id)).toEqual([first])
    for (const title of ['', '😀😀', "'; drop table matter; --"])
      expect((await ok<SimilarReplies>(await desk.visitor.send('/api/similar-replies', { title }))).items).toEqual([])
  })

  test('are of one county only', async () => {
    const other = desk.services.database.county('410923')
    expect(await other.selectFrom('hotspot').select('id').execute()).toEqual([])
    expect(await other.selectFrom('hotspotMember').select('matter').execute()).toEqual([])
  })

  test('fade while nobody writes', async () => {
    await keeper().pass()
    const heats = async () => new Map((await list()).map(({ id, heat }) => [id, heat]))
    const before = await heats()
    await keeper(28).pass()
    const after = await heats()
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
    for (const [id, heat] of after) expect(heat).toBeLessThan((before.get(id) ?? 0) / 3)
    await keeper(29).pass()
    for (const [id, heat] of await heats()) expect(heat).toBeLessThanOrEqual(after.get(id) ?? 0)
  })
})
