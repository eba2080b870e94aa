import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/server/api-types/audit.ts'
import type { Receipt } from '../../src/server/api-types.ts'
import { recordReading } from '../../src/store/audit.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '路灯不亮',
  body: '东街路灯坏了。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('the search of the logs', () => {
  let desk: HttpDesk
  let auditor: Visitor
  let receipt: Receipt
  let dispatcher: string
  beforeAll(async () => {
    desk = await httpDesk()
    auditor = await desk.signIn('auditor')
    const seat = await desk.signIn('dispatcher')
    const session = (await (await seat.get('/api/session')).json()) as { person: { id: string } }
    dispatcher = session.person.id
    receipt = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    await seat.send(`/api/letters/${receipt.id}/assign`, { office: 'education' }, { 'if-match': '"1"' })
    await desk.visitor.send('/api/letters', { ...LETTER, title: '另一封' })
    const chief = await desk.signIn('administrator')
    await chief.send('/api/admin/offices', { id: 'water', name: '水利局', kind: 'department', duties: '' })
    await recordReading(desk.services.database.county(COUNTY.code), COUNTY.code, {
      ...{ person: dispatcher, role: 'dispatcher', matter: receipt.id, subject: 'phone', reason: '电话核实' },
      readAt: new Date('2026-03-01T16:30:00Z'),
    })
  })
  afterAll(() => desk.close())

  const search = async (query: string): Promise<AuditPage> =>
    (await auditor.get(`/api/ledger/search?${query}`)).json() as Promise<AuditPage>
  const what = async (query: string) => (await search(query)).items.map((entry) => entry.what)

  test('finds the steps of a matter, by number and by who took them, without what they say', async () => {
    const page = await search(`log=events&matter=${receipt.receiptNumber}`)
    expect(page.items.map(({ personName, roleLabel }) => [personName, roleLabel])).toEqual([
      ['张示例', '县政府办分办员'],
      [null, '群众'],
    ])
    expect(JSON.stringify(page)).not.toContain('路灯')
    expect(await what(`log=events&person=${dispatcher}`)).toHaveLength(1)
    expect(await what('log=events&matter=NOWHERE')).toEqual([])
  })

  test('finds administrative acts by kind and readings by matter and day of the county', async () => {
    expect(await what('log=administration&kind=save-office')).toContain('新建或修改单位')
    expect(await what('log=administration&kind=revoke-token')).toEqual([])
    expect(await what(`log=readings&matter=${receipt.receiptNumber}&from=2026-03-02&to=2026-03-02`)).toEqual([
      '查看电话',
    ])
    expect(await what('log=readings&to=2026-03-01')).toEqual([])
  })

  test('never lists what a citizen did by person', async () => {
    const db = desk.services.database.county(COUNTY.code)
    const citizen = await desk.signIn('citizen')
    await citizen.send('/api/letters', LETTER)
    const event = await db
      .selectFrom('event')
      .select('actor')
      .where('role', '=', 'citizen')
      .where('actor', 'is not', null)
      .executeTakeFirst()
    expect(event?.actor).toBeTruthy()
    expect(await what(`log=events&person=${event?.actor}`)).toEqual([])
  })

  test('pages without leaving out or doubling any', async () => {
    const letters = Array.from({ length: 55 }, (_, at) =>
      desk.visitor.send('/api/letters', { ...LETTER, title: `第${at}封` }),
    )
    await Promise.all(letters)
    const first = await search('log=events')
    const second = await search(`log=events&cursor=${first.nextCursor}`)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(first.items).toHaveLength(50)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(59)
    expect((await auditor.get('/api/ledger/search?log=events&cursor=nonsense')).status).toBe(422)
  })

  test('is the auditor’s alone', async () => {
    for (const role of ['administrator', 'leader', 'clerk'] as const)
      expect((await (await desk.signIn(role)).get('/api/ledger/search?log=events')).status).toBe(403)
  })
})
