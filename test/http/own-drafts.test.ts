import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnDrafts } from '../../src/server/api-types/drafts.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = { kind: '投诉', title: '𠮷祥路路灯不亮', body: '𠮷祥路路灯坏了一个月，孩子晚上看不见路。' }

describe("a person's own drafts", () => {
  let desk: HttpDesk
  let cases: CaseDesk
  let clerk: Visitor
  let now = new Date('2026-03-03T02:00:00Z')
  let matter = ''
  beforeAll(async () => {
    desk = await httpDesk({ now: () => now })
    cases = await caseDesk(desk.services.database, COUNTY.code, desk.services.keys)
    clerk = await desk.signIn('clerk', 'city-management')
    matter = done(await cases.open('2026-03-02', 'letter', LETTER)).id
    await act('2026-03-02', 'assign', { office: 'city-management' }, 'dispatcher')
    await act('2026-03-03', 'accept', {}, 'clerk')
  })
  afterAll(() => desk.close())

  const act = async (day: string, name: string, input: object, role: 'dispatcher' | 'clerk') =>
    done(await cases.act(day, matter, name, input, cases.staff(role, role === 'clerk' ? 'city-management' : undefined)))
  const save = (name: string, values: object, visitor = clerk) =>
    visitor.send(`/api/desk/drafts/${encodeURIComponent(name)}`, { values, version: null }, {}, 'PUT')
  const list = async (visitor = clerk) => (await (await visitor.get('/api/desk/drafts')).json()) as OwnDrafts

  test('are listed newest first, with the matter, the act and the first words, masked', async () => {
    expect(await list()).toEqual({ items: [], more: false })
    const long = `赵示例的电话是13800001234，${'已派人更换灯头，'.repeat(20)}`
    expect((await save(`${matter}:reply`, { outcome: '已解决', answer: long })).status).toBe(200)
    now = new Date(now.getTime() + 60_000)
    await save(`${matter}:note`, { text: '灯杆要重立' })
    const { items } = await list()
    expect(items).toMatchObject([
      { name: `${matter}:note`, action: 'note', words: '灯杆要重立', obstacle: null },
      {
        name: `${matter}:reply`,
        action: 'reply',
        label: '答复办结',
        obstacle: null,
        savedAt: '2026-03-03T02:00:00.000Z',
      },
    ])
    expect(items[1]?.matter).toMatchObject({ id: matter, title: LETTER.title })
    expect(items[1]?.words).toMatch(/^赵.+已派人更换灯头.+…$/)
    expect(items[1]?.words).not.toContain('13800001234')
    expect([...(items[1]?.words ?? '')].length).toBeLessThanOrEqual(81)
  })

  test("are nobody else's, and no post's without matters", async () => {
    expect((await list(await desk.signIn('clerk', 'city-management'))).items).toEqual([])
    expect((await (await desk.signIn('administrator')).get('/api/desk/drafts')).status).toBe(403)
    expect((await desk.visitor.get('/api/desk/drafts')).status).toBe(401)
  })

  test('of a registration lead back to its form, leave out whoever it is from, and say where the post does not register', async () => {
    const dispatcher = await desk.signIn('dispatcher')
    const values = { channel: 'post', title: '西街积水', party: { name: '钱示例', phone: '13800000000' } }
    await save('new:letter', values, dispatcher)
    expect((await list(dispatcher)).items).toMatchObject([
      { matter: null, plural: 'letters', label: '登记县长信箱来信', words: '西街积水', obstacle: null },
    ])
    const leader = await desk.signIn('leader')
    await save('new:letter', values, leader)
    expect((await list(leader)).items).toMatchObject([
      { plural: null, obstacle: expect.stringContaining('不登记这一类') },
    ])
  })

  test('say why the act is not possible any more', async () => {
    await act('2026-03-03', 'reply', { outcome: '已解决', answer: '已修好，当晚恢复照明。' }, 'clerk')
    const reply = (await list()).items.find(({ name }) => name === `${matter}:reply`)
    expect(reply?.obstacle).toContain('“答复办结”只在')
    expect(reply?.matter?.title).toBe(LETTER.title)
  })

  test('of a matter the post may not see tell nothing of it but its own words', async () => {
    const elsewhere = await desk.signIn('clerk', 'education')
    await save(`${matter}:reply`, { answer: '先写一点' }, elsewhere)
    expect((await list(elsewhere)).items).toMatchObject([
      { matter: null, action: null, words: '先写一点', obstacle: expect.stringContaining('看不到这件事项') },
    ])
  })

  test('are a hundred at most, and say that there are more', async () => {
    const visitor = await desk.signIn('clerk', 'city-management')
    const ids = Array.from({ length: 101 }, (_, at) => `${matter.slice(0, -3)}${String(at).padStart(3, '0')}`)
    for (const id of ids) await save(`${id}:reply`, { answer: '一' }, visitor)
    const { items, more } = await list(visitor)
    expect([items.length, more]).toEqual([100, true])
  })
})
