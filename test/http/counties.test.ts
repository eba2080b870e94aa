import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CountyInfo, MatterList, Receipt } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk } from '../support/http-desk.ts'

const OTHER = { code: '410923', name: '南乐县', mark: '南' }
const LETTER = {
  kind: '求助',
  title: '老人走失',
  body: '村里来了一位走失的老人。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('two counties on one installation', () => {
  let desk: HttpDesk
  beforeAll(async () => {
    desk = await httpDesk()
    await desk.services.database
      .system()
      .insertInto('county')
      .values({ ...OTHER, hosts: ['nanle.example'] })
      .execute()
  })
  afterAll(() => desk.close())

  test('are told apart by path and by host', async () => {
    const name = async (path: string, headers = {}) =>
      ((await (await desk.app.request(path, { headers })).json()) as CountyInfo).name
    expect(await name('/api/county')).toBe(COUNTY.name)
    expect(await name(`/c/${OTHER.code}/api/county`)).toBe(OTHER.name)
    expect(await name('/api/county', { host: 'nanle.example' })).toBe(OTHER.name)
  })

  test('keep their matters, codes and people to themselves', async () => {
    const here = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    const there = (await (await desk.visitor.send(`/c/${OTHER.code}/api/letters`, LETTER)).json()) as Receipt
    const dispatcher = await desk.signIn('dispatcher')
    const { items } = (await (await dispatcher.get('/api/matters')).json()) as MatterList
    expect(items.map(({ id }) => id)).toEqual([here.id])
    expect((await dispatcher.get(`/api/matters/${there.id}`)).status).toBe(404)
    expect((await dispatcher.get(`/c/${OTHER.code}/api/matters`)).status).toBe(401)
    const track = { receiptNumber: there.receiptNumber, queryCode: there.queryCode }
    expect((await desk.visitor.send('/api/tracking', track)).status).toBe(404)
    expect((await desk.visitor.send(`/c/${OTHER.code}/api/tracking`, track)).status).toBe(200)
  })

  test('stay apart in the database though a query forgets its county', async () => {
    const { database } = desk.services
    for (const { code } of [COUNTY, OTHER]) {
      for (const table of ['matter', 'event', 'party', 'person', 'session'] as const) {
        const rows = await database.county(code).selectFrom(table).select('county').distinct().execute()
        expect(
          rows.filter((row) => row.county !== code),
          `${table} of ${code}`,
        ).toEqual([])
      }
    }
    const foreign = { county: OTHER.code, id: 'x', name: '别县单位', kind: 'department' as const, closedOn: null }
    await expect(database.county(COUNTY.code).insertInto('office').values(foreign).execute()).rejects.toThrow(
      /row-level security/,
    )
    const hit = await database
      .county(COUNTY.code)
      .updateTable('matter')
      .set({ title: '改' })
      .where('county', '=', OTHER.code)
      .executeTakeFirst()
    expect(hit.numUpdatedRows).toBe(0n)
  })

  test('cannot have their ledger rewritten by the application itself', async () => {
    const db = desk.services.database.county(COUNTY.code)
    await expect(db.updateTable('event').set({ action: 'reply' }).execute()).rejects.toThrow(/permission denied/)
    await expect(db.deleteFrom('event').execute()).rejects.toThrow(/permission denied/)
    await expect(db.deleteFrom('reading').execute()).rejects.toThrow(/permission denied/)
  })
})
