import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DRAFT_DAYS, sweepDrafts } from '../../src/modules/desk/index.ts'
import type { DraftAnswer, DraftSaved } from '../../src/server/api-types/drafts.ts'
import type { Problem } from '../../src/server/api-types.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const WORDS = '赵示例您好：路灯已于当晚修好，今后每周夜间巡查。'

describe('a draft on the server', () => {
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
    done(await cases.act('2026-03-02', matter, 'assign', { office: 'city-management' }, cases.staff('dispatcher')))
    done(await cases.act('2026-03-03', matter, 'accept', {}, cases.staff('clerk', 'city-management')))
  })
  afterAll(() => desk.close())

  const path = (name = `${matter}:reply`) => `/api/desk/drafts/${encodeURIComponent(name)}`
  const read = async (visitor = clerk, name?: string) =>
    ((await (await visitor.get(path(name))).json()) as DraftAnswer).draft
  const save = (values: object, version: string | null, name?: string) =>
    clerk.send(path(name), { values, version }, {}, 'PUT')
  const saved = async (values: object, version: string | null, name?: string) =>
    (await (await save(values, version, name)).json()) as DraftSaved
  const refused = async (values: object, version: string | null, name?: string) => {
    const answer = await save(values, version, name)
    return { status: answer.status, problem: (await answer.json()) as Problem }
  }

  test('is found again by its author and by nobody else, and lies encrypted', async () => {
    expect(await read()).toBeNull()
    const { version } = await saved({ answer: WORDS }, null)
    expect(await read()).toMatchObject({ values: { answer: WORDS }, version })
    const { db } = await desk.accounts()
    const [row] = await db.selectFrom('draft').selectAll().execute()
    for (const word of ['赵示例', '路灯']) expect(row?.contentCipher.includes(Buffer.from(word))).toBe(false)
    for (const other of ['director', 'clerk', 'dispatcher'] as const)
      expect(await read(await desk.signIn(other, 'city-management'))).toBeNull()
    expect((await (await desk.signIn('administrator')).get(path())).status).toBe(403)
    expect((await desk.visitor.get(path())).status).toBe(401)
  })

  test('cannot be laid under another name', async () => {
    const { db } = await desk.accounts()
    await saved({ answer: WORDS }, null, `${matter}:extend`)
    const [row] = await db.selectFrom('draft').selectAll().where('name', '=', `${matter}:reply`).execute()
    await db
      .updateTable('draft')
      .set({ contentCipher: row?.contentCipher ?? Buffer.alloc(0) })
      .where('name', '=', `${matter}:extend`)
      .execute()
    expect((await clerk.get(path(`${matter}:extend`))).status).toBe(500)
    await clerk.send(path(`${matter}:extend`), undefined, {}, 'DELETE')
  })

  test('is not written over unseen: whoever saves second is shown what is there', async () => {
    const before = await read()
    const first = await saved({ answer: '甲处写的' }, before?.version ?? null)
    const late = await refused({ answer: '乙处写的' }, before?.version ?? null)
    expect(late.status).toBe(409)
    expect(late.problem).toMatchObject({ code: 'draft-changed', draft: { values: { answer: '甲处写的' } } })
    expect((await refused({ answer: '丙处写的' }, null)).problem.code).toBe('draft-changed')
    expect(await read()).toMatchObject({ values: { answer: '甲处写的' }, version: first.version })
    await saved({ answer: '乙处写的' }, first.version)
    expect((await read())?.values).toEqual({ answer: '乙处写的' })
  })

  test('is gone once the act is done, and is not brought back by a late saving', async () => {
    const version = (await read())?.version ?? ''
    const { seq } = (await (await clerk.get(`/api/matters/${matter}`)).json()) as { seq: number }
    const answer = await clerk.send(
      `/api/letters/${matter}/reply`,
      { outcome: '已解决', answer: WORDS },
      { 'if-match': `"${seq}"` },
    )
    expect(answer.status).toBe(200)
    expect(await read()).toBeNull()
    expect(await refused({ answer: '又写' }, version)).toMatchObject({ status: 409, problem: { draft: null } })
    expect(await read()).toBeNull()
  })

  test('of a registration is gone once that is done', async () => {
    const dispatcher = await desk.signIn('dispatcher')
    await dispatcher.send(path('new:letter'), { values: { title: '西街' }, version: null }, {}, 'PUT')
    expect(await read(dispatcher, 'new:letter')).not.toBeNull()
    const opened = await dispatcher.send('/api/letters', { ...LETTER, party: { name: '张示例', phone: '13800000000' } })
    expect(opened.status).toBe(201)
    expect(await read(dispatcher, 'new:letter')).toBeNull()
  })

  test('waits a month for its author and no longer; every saving begins the month anew', async () => {
    const { db } = await desk.accounts()
    const days = (count: number) => {
      now = new Date(now.getTime() + count * 86_400_000)
    }
    clerk = await desk.signIn('clerk', 'city-management')
    const { version } = await saved({ answer: '甲' }, null)
    const begun = now
    now = new Date(begun.getTime() + 20 * 60_000)
    await saved({ answer: '乙' }, version)
    now = begun
    days(DRAFT_DAYS)
    await sweepDrafts(db, COUNTY.code, now)
    expect(await db.selectFrom('draft').select('name').execute()).toHaveLength(1)
    days(1)
    await sweepDrafts(db, COUNTY.code, now)
    expect(await db.selectFrom('draft').select('name').execute()).toEqual([])
  })

  test('refuses what is no draft of ours', async () => {
    clerk = await desk.signIn('clerk', 'city-management')
    for (const name of ['anything', 'new:', `${matter}:`, `${matter}:a b`, `${matter.slice(1)}:reply`])
      expect((await save({}, null, name)).status, name).toBe(404)
    expect((await save({ answer: '长'.repeat(100_001) }, null)).status).toBe(422)
    expect((await save({ answer: '甲' }, 'one')).status).toBe(422)
  })
})
