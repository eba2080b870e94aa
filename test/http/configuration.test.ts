import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normLength } from '../../src/law/norms.ts'
import type { ChangeInfo, ChangeList } from '../../src/server/api-types/configuration.ts'
import type { Problem } from '../../src/server/api-types.ts'
import { SUBJECTS } from '../../src/server/present/configuration.ts'
import { changeSetting, readSettings, SETTINGS } from '../../src/store/settings.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const OFFICE = { id: 'water', name: '水利局', kind: 'department', duties: '河道、灌溉' }
const LETTER = {
  kind: '投诉',
  title: '水渠堵了',
  body: '村东水渠堵了。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('the history of the configuration', () => {
  let desk: HttpDesk
  let chief: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    chief = await desk.signIn('administrator')
  })
  afterAll(() => desk.close())

  const list = async (query = ''): Promise<ChangeInfo[]> =>
    ((await (await chief.get(`/api/admin/changes${query}`)).json()) as ChangeList).items
  const newest = async (): Promise<ChangeInfo> => {
    const [first] = await list()
    if (!first) throw new Error('nothing was recorded')
    return first
  }
  const undo = async (id: number): Promise<[number, string]> => {
    const answer = await chief.send(`/api/admin/changes/${id}/undo`)
    return [answer.status, ((await answer.json()) as Partial<Problem>).code ?? '']
  }
  const settings = () => readSettings(desk.services.database.county(COUNTY.code), COUNTY.code)

  test('tells a norm in words and takes it back, once', async () => {
    await chief.send('/api/admin/norms', { id: 'letter-reply', amount: 7 }, {}, 'PUT')
    const change = await newest()
    expect(change).toMatchObject({
      ...{ subjectLabel: '县定时限', title: '县长信箱答复', kind: 'created', personName: '张示例', undoable: true },
      lines: [{ label: '时限', before: null, after: '7 个工作日' }],
    })
    expect(await undo(change.id)).toEqual([200, ''])
    expect(normLength('letter-reply', (await settings()).norms).amount).toBe(15)
    expect(await newest()).toMatchObject({ undoes: change.id, kind: 'removed' })
    expect(await undo(change.id)).toEqual([409, 'already-undone'])
  })

  test('takes back one norm and leaves the others as they were set since', async () => {
    await chief.send('/api/admin/norms', { id: 'letter-intake', amount: 2 }, {}, 'PUT')
    const { id } = await newest()
    await chief.send('/api/admin/norms', { id: 'consultation-reply', amount: 4 }, {}, 'PUT')
    expect(await undo(id)).toEqual([200, ''])
    const { norms } = await settings()
    expect(norms['letter-intake']).toBeUndefined()
    expect(norms['consultation-reply']?.amount).toBe(4)
  })

  test('refuses to step over a later change of the same thing', async () => {
    await chief.send('/api/admin/norms', { id: 'whistle-rate', amount: 3 }, {}, 'PUT')
    const { id } = await newest()
    await chief.send('/api/admin/norms', { id: 'whistle-rate', amount: 4 }, {}, 'PUT')
    expect(await undo(id)).toEqual([409, 'changed-since'])
    expect((await list('?subject=norms&key=whistle-rate')).map(({ undoable }) => undoable)).toEqual([true, false])
  })

  test('does not record what changes nothing', async () => {
    await chief.send('/api/admin/norms', { id: 'whistle-rate', amount: 4 }, {}, 'PUT')
    expect(await list('?subject=norms&key=whistle-rate')).toHaveLength(2)
  })

  test('loses no change when two administrators save at once', async () => {
    const ids = ['supervision-check', 'supervision-answer', 'supervision-sign-in', 'assistance-answer']
    await Promise.all(ids.map((id) => chief.send('/api/admin/norms', { id, amount: 9 }, {}, 'PUT')))
    const { norms } = await settings()
    expect(ids.map((id) => norms[id]?.amount)).toEqual([9, 9, 9, 9])
  })

  test('restores the words of an office and reopens a closed one', async () => {
    await chief.send('/api/admin/offices', OFFICE)
    await chief.send('/api/admin/offices', { ...OFFICE, name: '水务局' })
    const renamed = await newest()
    expect(renamed.lines).toEqual([{ label: '名称', before: '水利局', after: '水务局' }])
    expect(await undo(renamed.id)).toEqual([200, ''])
    await chief.send('/api/admin/offices/water', undefined, {}, 'DELETE')
    expect(await undo((await newest()).id)).toEqual([200, ''])
    const { items } = (await (await chief.get('/api/offices')).json()) as { items: { id: string }[] }
    expect(items.find(({ id }) => id === 'water')).toMatchObject({ name: '水利局', closedOn: null })
  })

  test('takes an unused office away, and refuses where matters or posts belong to it', async () => {
    await chief.send('/api/admin/offices', { ...OFFICE, id: 'water-unused' })
    expect(await undo((await newest()).id)).toEqual([200, ''])
    await chief.send('/api/admin/offices', { ...OFFICE, id: 'water-used', name: '水利二局' })
    const { id } = await newest()
    const { id: letter } = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as { id: string }
    const dispatcher = await desk.signIn('dispatcher')
    await dispatcher.send(`/api/letters/${letter}/assign`, { office: 'water-used' }, { 'if-match': '"1"' })
    const answer = await chief.send(`/api/admin/changes/${id}/undo`)
    const problem = (await answer.json()) as Problem
    expect([answer.status, problem.code]).toEqual([409, 'office-in-use'])
    expect(problem.detail).toContain('1 件主办事项')
  })

  test('gives an ended post back, unless its office is closed', async () => {
    await chief.send('/api/admin/offices', { ...OFFICE, id: 'ended', name: '示例局' })
    const made = await chief.send('/api/admin/people', {
      ...{ name: '王示例𠮷', username: 'wang.ended' },
      posts: [{ role: 'clerk', office: 'ended', fromOn: '2026-01-01', untilOn: null }],
    })
    expect(made.status).toBe(201)
    const held = await newest()
    expect(held).toMatchObject({ subject: 'post', kind: 'created', title: '王示例𠮷 单位经办人' })
    expect(await undo(held.id)).toEqual([409, 'post-begun'])
    const post = (await desk.services.database.county(COUNTY.code).selectFrom('post').selectAll().execute()).find(
      ({ office }) => office === 'ended',
    )
    await chief.send(`/api/admin/posts/${post?.id}`, undefined, {}, 'DELETE')
    const ended = await newest()
    await chief.send('/api/admin/offices/ended', undefined, {}, 'DELETE')
    expect(await undo(ended.id)).toEqual([409, 'office-closed'])
    await undo((await newest()).id)
    expect(await undo(ended.id)).toEqual([200, ''])
  })

  test('restores a year of the calendar together with the days of the matters', async () => {
    const year = { notice: '示例通知', holidays: [{ on: '2190-05-01', name: '劳动节' }], makeupDays: [] }
    await chief.send('/api/admin/calendar-years/2190', year, {}, 'PUT')
    const change = await newest()
    expect(change.title).toBe('2190 年放假安排')
    expect(change.lines).toContainEqual({ label: '2190-05-01', before: null, after: '放假（劳动节）' })
    const answer = await chief.send(`/api/admin/changes/${change.id}/undo`)
    expect((await answer.json()) as object).toMatchObject({ done: true, redating: expect.any(String) })
    expect((await settings()).calendarYears).toEqual([])
  })

  test('keeps the duties of an office and each place: compared, taken back one by one', async () => {
    await chief.send('/api/admin/offices', { ...OFFICE, id: 'dutiful', name: '示例职责局' })
    await chief.send('/api/admin/offices', { ...OFFICE, id: 'dutiful', name: '示例职责局', duties: '河道、灌溉、水库' })
    const duties = await newest()
    expect(duties.lines).toEqual([{ label: '职责', before: '河道、灌溉', after: '河道、灌溉、水库' }])
    expect(await undo(duties.id)).toEqual([200, ''])
    const place = (more: object) => ({ name: '示范新村', kind: 'village', aliases: ['新村'], ...more })
    const put = (...places: object[]) => chief.send('/api/places', { places }, {}, 'PUT')
    await put(place({}), { name: '示范二村', kind: 'village' })
    expect((await list('?subject=place')).map(({ title, kind }) => [title, kind])).toEqual([
      ['示范二村', 'created'],
      ['示范新村', 'created'],
    ])
    await put(place({ office: 'dutiful' }), { name: '示范二村', kind: 'village' })
    const moved = await newest()
    expect(moved).toMatchObject({
      ...{ subjectLabel: '地名', title: '示范新村', kind: 'changed' },
      lines: [{ label: '归哪个单位', before: '没有', after: '示例职责局' }],
    })
    await chief.send(`/api/places/${encodeURIComponent('示范新村')}`, undefined, {}, 'DELETE')
    expect(await undo(moved.id)).toEqual([409, 'changed-since'])
    const removed = await newest()
    expect(removed).toMatchObject({ title: '示范新村', kind: 'removed' })
    expect(await undo(removed.id)).toEqual([200, ''])
    const { items } = (await (await chief.get('/api/places?q=示范')).json()) as { items: object[] }
    expect(items).toMatchObject([{ name: '示范二村' }, { name: '示范新村', aliases: ['新村'], office: 'dutiful' }])
    const [, , , second] = await list('?subject=place')
    expect(second).toMatchObject({ title: '示范二村', kind: 'created' })
    expect(await undo(second?.id ?? 0)).toEqual([200, ''])
    expect(await list('?subject=place&key=示范二村')).toHaveLength(2)
  })

  test('is read by page, filtered by day, and kept from those it does not concern', async () => {
    const context = await desk.accounts()
    for (let count = 0; count < 60; count++)
      await changeSetting(context.db, COUNTY.code, {
        ...{ key: 'lockMinutes', value: 20 + count, by: null, at: new Date('2026-02-03T16:30:00Z') },
      })
    const first = (await (await chief.get('/api/admin/changes?subject=lockMinutes')).json()) as ChangeList
    const second = await list(`?subject=lockMinutes&cursor=${first.nextCursor}`)
    expect([first.items.length, second.length]).toEqual([50, 10])
    expect(second.at(-1)?.lines).toEqual([{ label: '时长', before: '15 分钟', after: '20 分钟' }])
    expect(await list('?from=2026-02-04&to=2026-02-04&subject=lockMinutes')).toHaveLength(50)
    expect(await list('?to=2026-02-03&subject=lockMinutes')).toEqual([])
    const clerk = await desk.signIn('clerk')
    expect((await clerk.get('/api/admin/changes')).status).toBe(403)
    expect((await (await desk.signIn('auditor')).send(`/api/admin/changes/${first.items[0]?.id}/undo`)).status).toBe(
      403,
    )
    expect(await undo(999_999)).toEqual([404, 'not-found'])
  })

  test('has words for every setting there is', () => {
    expect(SUBJECTS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(SETTINGS)))
  })
})
