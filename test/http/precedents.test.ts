import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import type { DispatchQueue } from '../../src/server/api-types/dispatch.ts'
import type { MatterPrecedents, PrecedentList, ReplacedPrecedent } from '../../src/server/api-types/precedents.ts'
import type { MatterPage, Receipt } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const DITCH = [
  '甲镇示范村县道边沟堵了',
  '甲镇示范村村口县道的边沟堵了半年，一下雨水漫到路面，电动车滑倒过人。',
] as const
const LIKE = ['乙镇北街乡道边沟堵塞积水', '乙镇北街这段乡道的边沟堵塞很久，下雨水排不走漫到路面，请安排清淤。'] as const
const OTHER = ['小学校服太贵', '孩子学校订的校服一套三百多，能不能自己买，请教育部门管一管。'] as const
const BACK = {
  reason: '边沟与灌溉渠相通，不在本单位养护范围。',
  basisKind: '权责清单',
  basisTitle: '示例县交通运输局权责清单',
  basisArticle: '第 7 项',
}
const RULING = {
  office: 'transport',
  subject: '县道、乡道边沟淤塞清理',
  reason: '现场核对：淤塞处在公路用地内，张示例（13912345678）在场见证，养护责任在交通运输部门。',
  basisKind: '法律法规',
  basisTitle: '示例公路安全保护条例',
  basisArticle: '第四十四条',
}

describe('precedents over HTTP', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  let transport: Visitor
  let water: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    const context = await desk.accounts()
    await saveOffice(context, { id: 'transport', name: '交通运输局', kind: 'department', duties: '客运、公交线路' })
    await saveOffice(context, { id: 'water', name: '水利局', kind: 'department', duties: '河道、灌溉、排水、边沟' })
    dispatcher = await desk.signIn('dispatcher')
    transport = await desk.signIn('clerk', 'transport')
    water = await desk.signIn('clerk', 'water')
  })
  afterAll(() => desk.close())

  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return (text ? JSON.parse(text) : undefined) as T
  }
  async function letter([title, body]: readonly [string, string]): Promise<string> {
    const party = { name: '张示例', phone: '13800000000' }
    return (await ok<Receipt>(await desk.visitor.send('/api/letters', { kind: '投诉', title, body, party }), 201)).id
  }
  const act = async (who: Visitor, id: string, action: string, input: object, seq: number) =>
    ok(await who.send(`/api/letters/${id}/${action}`, input, { 'if-match': `"${seq}"` }))
  const queue = async () => ok<DispatchQueue>(await dispatcher.get('/api/dispatch/queue'))
  const list = async (query = '') => ok<PrecedentList>(await transport.get(`/api/precedents${query}`))
  const ofMatter = async (who: Visitor, id: string) =>
    (await ok<MatterPrecedents>(await who.get(`/api/matters/${id}/precedents`))).items

  async function returnedTwice() {
    const id = await letter(DITCH)
    await act(dispatcher, id, 'assign', { office: 'transport' }, 1)
    await act(transport, id, 'return', { ...BACK, suggestedOffice: 'water' }, 2)
    await act(dispatcher, id, 'assign', { office: 'water' }, 3)
    await act(water, id, 'return', { ...BACK, suggestedOffice: 'transport' }, 4)
    return id
  }

  test('what was returned twice waits at the desk; ruled, it is a precedent without personal data', async () => {
    const id = await returnedTwice()
    expect((await queue()).disputed).toMatchObject([{ id, title: DITCH[0] }])
    await act(dispatcher, id, 'rule', RULING, 5)
    const { disputed } = await queue()
    expect(disputed).toEqual([])
    const { items } = await list()
    expect(items).toMatchObject([
      {
        subject: RULING.subject,
        officeName: '交通运输局',
        returnedByNames: ['交通运输局', '水利局'],
        basisArticle: '第四十四条',
        standing: 'standing',
      },
    ])
    expect(items[0]?.number).toMatch(/^清办裁〔\d{4}〕1号$/)
    expect(JSON.stringify(items)).not.toContain('13912345678')
    // A department reads the ruling, not the way to the matter it was made on.
    expect(items[0]).not.toHaveProperty('matter')
  })

  test('is shown where the next like matter is sent, first among what is advised and saying why', async () => {
    const [like, other] = [await letter(LIKE), await letter(OTHER)]
    const { items } = await queue()
    const of = (id: string) => items.find((item) => item.id === id)
    expect(of(like)?.precedents).toMatchObject([{ subject: RULING.subject, officeName: '交通运输局' }])
    expect(of(like)?.office.suggestions[0]).toMatchObject({ label: 'transport' })
    expect(of(like)?.office.suggestions[0]?.reasons[0]).toMatchObject({ kind: 'precedent' })
    expect(of(other)?.precedents).toEqual([])
    await act(dispatcher, like, 'assign', { office: 'water' }, 1)
    expect(await ofMatter(water, like)).toMatchObject([{ subject: RULING.subject, office: 'transport' }])
    expect((await transport.get(`/api/matters/${like}/precedents`)).status).toBe(404)
  })

  test('is found by its words, its office and whether it stands', async () => {
    expect((await list(`?q=${encodeURIComponent('边沟')}`)).items).toHaveLength(1)
    expect((await list(`?q=${encodeURIComponent('校服')}`)).items).toHaveLength(0)
    expect((await list('?office=water')).items).toHaveLength(0)
    expect((await list('?standing=withdrawn')).items).toHaveLength(0)
    expect((await transport.get('/api/precedents?cursor=x')).status).toBe(422)
  })

  test('is replaced under a number of its own, then withdrawn, with reasons; nobody else may', async () => {
    const [{ id = '' } = {}] = (await list()).items
    const replacement = {
      ...RULING,
      office: 'water',
      reason: '职责调整后，公路边沟与灌溉渠相通处由水利部门管护。',
      because: '机构改革后职责已经调整',
    }
    expect((await transport.send(`/api/precedents/${id}/replace`, replacement)).status).toBe(403)
    const bad = await dispatcher.send(`/api/precedents/${id}/replace`, { ...replacement, office: 'nowhere' })
    expect(bad.status).toBe(422)
    const next = await ok<ReplacedPrecedent>(await dispatcher.send(`/api/precedents/${id}/replace`, replacement))
    expect(next.number).toMatch(/^清办裁〔\d{4}〕2号$/)
    const [standing] = (await list('?standing=standing')).items
    expect(standing).toMatchObject({ id: next.id, office: 'water', replacesNumber: expect.stringContaining('1号') })
    const like = await letter([`${LIKE[0]}不退`, LIKE[1]])
    expect((await queue()).items.find((item) => item.id === like)?.precedents).toMatchObject([{ id: next.id }])
    const gone = await dispatcher.send(`/api/precedents/${next.id}/withdraw`, { because: '依据的清单已废止' })
    expect(gone.status).toBe(204)
    const again = await dispatcher.send(`/api/precedents/${next.id}/withdraw`, { because: '依据的清单已废止' })
    expect(await again.json()).toMatchObject({ status: 409, code: 'precedent-not-standing' })
    expect((await queue()).items.find((item) => item.id === like)?.precedents).toEqual([])
    expect((await list()).items.map(({ standing: at }) => at).sort()).toEqual(['replaced', 'withdrawn'])
  })

  test('pages by key, latest first, without doubles', async () => {
    for (let at = 0; at < 3; at += 1) {
      const id = await returnedTwice()
      await act(dispatcher, id, 'rule', { ...RULING, subject: `示例事项第${at + 1}类` }, 5)
    }
    const seen: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: PrecedentList = await list(`?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })

  test('the first receiver and its clock are on the page of the matter, by name', async () => {
    const id = await letter(DITCH)
    await act(dispatcher, id, 'assign', { office: 'transport' }, 1)
    await act(transport, id, 'return', { ...BACK, suggestedOffice: 'water' }, 2)
    await act(dispatcher, id, 'assign', { office: 'water' }, 3)
    const page = await ok<MatterPage>(await transport.get(`/api/matters/${id}`))
    expect(page.clocks.find(({ name }) => name === 'firstReceiver')).toMatchObject({
      state: 'running',
      owedByName: '交通运输局',
    })
    expect(page.facts.find(({ name }) => name === 'firstReceiver')?.value).toBe('交通运输局')
  })
})
