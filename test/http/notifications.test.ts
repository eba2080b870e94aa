import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notify } from '../../src/modules/notifications/index.ts'
import type { NotificationList } from '../../src/server/api-types/notifications.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

describe('what staff are told', () => {
  let desk: HttpDesk
  const people = {} as Record<'clerk' | 'colleague' | 'elsewhere' | 'administrator', Visitor>
  beforeAll(async () => {
    desk = await httpDesk()
    people.clerk = await desk.signIn('clerk', 'education')
    people.colleague = await desk.signIn('director', 'education')
    people.elsewhere = await desk.signIn('clerk', 'city-management')
    people.administrator = await desk.signIn('administrator')
    await tell({ office: 'education', kind: 'redating', text: '第一条', link: '/desk/redatings' })
  })
  afterAll(() => desk.close())

  const tell = (told: Parameters<typeof notify>[3][number]) =>
    notify(desk.services.database.county(COUNTY.code), COUNTY.code, new Date(), [told])

  const seen = async (visitor: Visitor, cursor = '') =>
    (await (await visitor.get(`/api/notifications${cursor && `?cursor=${cursor}`}`)).json()) as NotificationList

  const mark = async (visitor: Visitor, ids: string[]) => {
    const answer = await visitor.send('/api/notifications/read', { ids })
    return [answer.status, ((await answer.json()) as { unread?: number }).unread]
  }

  test('reaches everybody of the office and nobody else', async () => {
    expect((await seen(people.clerk)).items.map(({ text }) => text)).toEqual(['第一条'])
    expect((await seen(people.colleague)).unread).toBe(1)
    for (const other of [people.elsewhere, people.administrator])
      expect(await seen(other)).toEqual({ items: [], unread: 0 })
    expect((await desk.visitor.get('/api/notifications')).status).toBe(401)
  })

  test('is read by each for himself, once or twice', async () => {
    const [first] = (await seen(people.clerk)).items
    expect(await mark(people.clerk, [first?.id ?? ''])).toEqual([200, 0])
    const { readAt } = (await seen(people.clerk)).items[0] ?? {}
    expect(readAt).not.toBeNull()
    expect(await mark(people.clerk, [first?.id ?? ''])).toEqual([200, 0])
    expect((await seen(people.clerk)).items[0]?.readAt).toBe(readAt)
    expect((await seen(people.colleague)).items[0]?.readAt).toBeNull()
  })

  test('cannot be marked by whom it does not concern', async () => {
    const [first] = (await seen(people.colleague)).items
    expect(await mark(people.elsewhere, [first?.id ?? ''])).toEqual([200, 0])
    expect((await seen(people.colleague)).unread).toBe(1)
    const rows = await desk.services.database
      .county(COUNTY.code)
      .selectFrom('notificationRead')
      .select('notification')
      .where('notification', '=', first?.id ?? '')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('comes newest first, page by page, and bad places are refused in words', async () => {
    for (let at = 0; at < 34; at += 1) await tell({ office: 'city-management', kind: 'redating', text: `第${at}条` })
    const page = await seen(people.elsewhere)
    expect([page.items.length, page.items[0]?.text, page.unread]).toEqual([30, '第33条', 34])
    const rest = await seen(people.elsewhere, page.nextCursor)
    expect(rest.items.map(({ text }) => text)).toEqual(['第3条', '第2条', '第1条', '第0条'])
    expect(rest.nextCursor).toBeUndefined()
    expect((await people.elsewhere.get('/api/notifications?cursor=x')).status).toBe(422)
    expect((await mark(people.elsewhere, ['x']))[0]).toBe(422)
    expect((await mark(people.elsewhere, []))[0]).toBe(422)
    expect((await people.elsewhere.send('/api/notifications/read', {})).status).toBe(422)
  })

  test('all up to the newest seen are marked at once, what came since is not', async () => {
    const [newest] = (await seen(people.elsewhere)).items
    await tell({ office: 'city-management', kind: 'redating', text: '刚刚' })
    const answer = await people.elsewhere.send('/api/notifications/read', { until: newest?.id })
    expect(await answer.json()).toEqual({ unread: 1 })
    const { items } = await seen(people.elsewhere)
    expect(items.filter(({ readAt }) => readAt === null).map(({ text }) => text)).toEqual(['刚刚'])
    expect((await seen(people.colleague)).unread).toBe(1)
  })
})
