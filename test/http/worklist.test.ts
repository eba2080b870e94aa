import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BulkResult, DeskPreferences, DeskToday, SavedViewInfo } from '../../src/server/api-types/desk.ts'
import type { MatterList, MatterPage, StaffInfo } from '../../src/server/api-types.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('the desk of a day', () => {
  let desk: HttpDesk
  const people = {} as Record<'dispatcher' | 'director' | 'clerk' | 'elsewhere' | 'supervisor', Visitor>
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  const ids: string[] = []

  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const list = (visitor: Visitor, query: Record<string, string>) =>
    json<MatterList>(visitor.get(`/api/matters?${new URLSearchParams(query)}`))
  const today = (visitor: Visitor) => json<DeskToday>(visitor.get('/api/desk/today'))
  const act = (visitor: Visitor, id: string, action: string, input: object, seq: number) =>
    visitor.send(`/api/letters/${id}/${action}`, input, { 'if-match': `"${seq}"` })

  async function sitDown(when: string) {
    at.now = new Date(when)
    people.dispatcher = await desk.signIn('dispatcher')
    people.director = await desk.signIn('director')
    people.clerk = await desk.signIn('clerk')
    people.elsewhere = await desk.signIn('clerk', 'education')
    people.supervisor = await desk.signIn('supervisor')
  }

  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    const { db } = await desk.accounts()
    for (const [key, value] of [
      ['sessionIdleMinutes', 480],
      ['sessionHours', 24],
    ] as const)
      await changeSetting(db, COUNTY.code, { key, value, by: null, at: at.now })
    const dispatcher = await desk.signIn('dispatcher')
    for (const title of ['东街路灯不亮', '=1+1', '西关道路积水']) {
      const { id } = await json<{ id: string }>(desk.visitor.send('/api/letters', { ...LETTER, title }))
      ids.push(id)
      expect((await act(dispatcher, id, 'assign', { office: 'city-management' }, 1)).status).toBe(200)
    }
    await sitDown('2020-04-20T10:00:00+08:00')
  })
  afterAll(() => desk.close())

  test('counts what waits, and each count is the length of the list it leads to', async () => {
    // Three working days are the county's norm for signing: 5 March.
    for (const day of ['2020-03-02', '2020-03-05', '2020-04-20']) {
      await sitDown(`${day}T10:00:00+08:00`)
      for (const visitor of [people.clerk, people.elsewhere, people.dispatcher, people.supervisor])
        for (const { query, count } of (await today(visitor)).items)
          expect((await list(visitor, query)).items.length).toBe(count)
    }
    const { items } = await today(people.clerk)
    expect(items.find(({ id }) => id === 'late')?.count).toBe(3)
    expect(items.find(({ id }) => id === 'dueToday')?.count).toBe(0)
  })

  test('finds a matter by what people say of its receipt number, each only among their own', async () => {
    const [first] = (await list(people.clerk, { state: 'all' })).items
    const [day = '', running = '', check = ''] = first?.receiptNumber.split('-') ?? []
    const said = [running, String(Number(running)).padStart(3, '0'), `${running}-${check}`, `${day}-${running}`]
    for (const q of said) {
      const found = (visitor: Visitor) => list(visitor, { state: 'all', q })
      expect((await found(people.clerk)).items.map(({ id }) => id)).toEqual([first?.id])
      expect((await found(people.elsewhere)).items).toEqual([])
    }
    expect((await list(people.clerk, { state: 'all', q: '999999' })).items).toEqual([])
  })

  test('says what others did since the last visit, and only that', async () => {
    await sitDown('2020-04-21T09:00:00+08:00')
    await today(people.clerk)
    at.now = new Date('2020-04-21T15:00:00+08:00')
    expect((await act(people.dispatcher, ids[0] ?? '', 'remind', { message: '请尽快' }, 2)).status).toBe(200)
    await today(people.dispatcher)
    at.now = new Date('2020-04-21T16:00:00+08:00')
    const changed = (seen: DeskToday) => seen.items.find(({ id }) => id === 'changed')
    const first = await today(people.clerk)
    expect([first.since, changed(first)?.count]).toEqual(['2020-04-21T01:00:00.000Z', 1])
    // A second look within the same visit tells the same.
    at.now = new Date('2020-04-21T16:05:00+08:00')
    expect(await today(people.clerk)).toEqual(first)
    at.now = new Date('2020-04-21T16:35:00+08:00')
    expect(changed(await today(people.dispatcher))?.count).toBe(0)
  })

  test('appoints many at once: each by its own rules, once however often it is sent, and back again', async () => {
    const staff = await json<{ items: StaffInfo[] }>(people.director.get('/api/people?office=city-management'))
    const person = staff.items.find(({ posts }) => posts.some(({ role }) => role === 'clerk'))?.id ?? ''
    const rows = (await list(people.director, {})).items
    const body = {
      action: 'assignPerson',
      input: { person },
      matters: [...rows.map(({ id, seq }) => ({ id, seq })), { id: randomUUID(), seq: 1 }],
    }
    body.matters[0] = { ...rows[0], id: rows[0]?.id ?? '', seq: 1 }
    const key = { 'idempotency-key': randomUUID() }
    const once = await json<{ items: BulkResult[] }>(people.director.send('/api/matters/bulk', body, key))
    expect(once.items.map(({ outcome }) => outcome)).toEqual(['changed', 'done', 'done', 'absent'])
    expect(once.items[1]?.assigneeBefore).toBeNull()
    const [answer, again] = [once.items, await json<typeof once>(people.director.send('/api/matters/bulk', body, key))]
    expect(again.items.map(({ outcome, seq }) => [outcome, seq])).toEqual(
      answer.map(({ outcome, seq }) => [outcome, seq]),
    )
    const page = await json<MatterPage>(people.clerk.get(`/api/matters/${once.items[1]?.id}`))
    expect([page.seq, page.timeline.filter(({ action }) => action === 'assignPerson').length]).toEqual([
      once.items[1]?.seq,
      1,
    ])
    expect((await list(people.clerk, { mine: 'true' })).items).toHaveLength(0)
    expect((await list(people.director, { assignee: person })).items).toHaveLength(2)
  })

  test('refuses in words, matter by matter, and half a request is none', async () => {
    const rows = (await list(people.clerk, {})).items.map(({ id, seq }) => ({ id, seq }))
    const told = await json<{ items: BulkResult[] }>(
      people.clerk.send('/api/matters/bulk', { action: 'remind', input: { message: '请办' }, matters: rows }),
    )
    expect(told.items.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused'])
    expect(told.items[0]?.message).toContain('催办')
    const elsewhere = await json<{ items: BulkResult[] }>(
      people.elsewhere.send('/api/matters/bulk', { action: 'note', input: { text: '看看' }, matters: rows }),
    )
    expect(elsewhere.items.map(({ outcome, title }) => [outcome, title])).toEqual(rows.map(() => ['absent', '']))
    const bad = { action: 'reply', input: {}, matters: rows }
    expect((await people.clerk.send('/api/matters/bulk', bad)).status).toBe(422)
    expect((await people.clerk.send('/api/matters/bulk', { ...bad, action: 'note', matters: [] })).status).toBe(422)
  })

  test('keeps views for each person, one for each name', async () => {
    const view = { name: '快到期的信', query: 'procedure=letter&sort=due' }
    const { id } = await json<SavedViewInfo>(people.clerk.send('/api/desk/views', view))
    const kept = await json<SavedViewInfo>(people.clerk.send('/api/desk/views', { ...view, query: 'late=true' }))
    expect(kept).toEqual({ id, name: view.name, query: 'late=true' })
    const views = (visitor: Visitor) => json<{ items: SavedViewInfo[] }>(visitor.get('/api/desk/views'))
    expect((await views(people.clerk)).items).toEqual([kept])
    expect((await views(people.elsewhere)).items).toEqual([])
    expect((await people.elsewhere.send(`/api/desk/views/${id}`, undefined, {}, 'DELETE')).status).toBe(404)
    expect((await people.clerk.send(`/api/desk/views/${id}`, undefined, {}, 'DELETE')).status).toBe(200)
    expect((await views(people.clerk)).items).toEqual([])
  })

  test('keeps what a person settles, and refuses what is no setting', async () => {
    const settle = (body: object) => people.clerk.send('/api/desk/preferences', body, {}, 'PUT')
    expect(await json<DeskPreferences>(settle({ theme: 'dark' }))).toMatchObject({ theme: 'dark', columns: [] })
    expect(await json<DeskPreferences>(settle({ columns: ['stage', 'due'] }))).toMatchObject({
      theme: 'dark',
      columns: ['stage', 'due'],
    })
    expect((await settle({ theme: 'pink' })).status).toBe(422)
    expect((await settle({ colour: 'pink' })).status).toBe(422)
    expect(await json<DeskPreferences>(people.elsewhere.get('/api/desk/preferences'))).toMatchObject({
      theme: 'system',
    })
  })

  test('hands out the whole list as a sheet, formulas made harmless, and to nobody more than they may read', async () => {
    const csv = await (await people.dispatcher.get('/api/matters/export?format=csv&columns=number,title')).text()
    expect(csv.split('\r\n')).toHaveLength(5)
    expect(csv).toContain(",'=1+1")
    const answer = await people.dispatcher.get('/api/matters/export?format=xlsx&late=true')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await answer.arrayBuffer())
    const titles = workbook.getWorksheet(1)?.getColumn(2).values ?? []
    expect(new Set(titles.slice(1))).toEqual(new Set(['标题', '东街路灯不亮', '=1+1', '西关道路积水']))
    expect(await (await people.elsewhere.get('/api/matters/export?format=csv')).text()).toMatch(/^[^\r]*\r\n$/)
    expect((await people.clerk.get('/api/matters/export?format=pdf')).status).toBe(422)
    expect((await people.clerk.get('/api/matters/export?format=csv&columns=party')).status).toBe(422)
    expect((await desk.visitor.get('/api/matters/export?format=csv')).status).toBe(401)
  })
})
