import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DuePicture, FlowPicture, OfficePicture } from '../../src/server/api-types/pictures.ts'
import type { MatterList } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('pictures of the work', () => {
  let desk: HttpDesk
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  const people = {} as Record<'dispatcher' | 'clerk' | 'elsewhere' | 'leader' | 'supervisor', Visitor>
  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const count = async (visitor: Visitor, query: Record<string, string>) =>
    (await json<MatterList>(visitor.get(`/api/matters?${new URLSearchParams({ ...query, limit: '200' })}`))).items
      .length

  async function sitDown(when: string) {
    at.now = new Date(when)
    people.dispatcher = await desk.signIn('dispatcher')
    people.clerk = await desk.signIn('clerk')
    people.elsewhere = await desk.signIn('clerk', 'education')
    people.leader = await desk.signIn('leader')
    people.supervisor = await desk.signIn('supervisor')
  }

  const act = async (visitor: Visitor, id: string, action: string, input: object, seq: number) =>
    expect((await visitor.send(`/api/letters/${id}/${action}`, input, { 'if-match': `"${seq}"` })).status).toBe(200)

  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    await sitDown('2020-03-02T10:00:00+08:00')
    const ids: string[] = []
    for (const office of ['city-management', 'city-management', 'education']) {
      const { id } = await json<{ id: string }>(desk.visitor.send('/api/letters', LETTER))
      ids.push(id)
      await act(people.dispatcher, id, 'assign', { office }, 1)
    }
    await desk.visitor.send('/api/letters', LETTER)
    await sitDown('2020-03-04T10:00:00+08:00')
    for (const id of ids.slice(0, 2)) await act(people.clerk, id, 'accept', {}, 2)
    const answer = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }
    await sitDown('2020-03-10T10:00:00+08:00')
    await act(people.clerk, ids[0] ?? '', 'reply', answer, 3)
    await sitDown('2020-06-10T10:00:00+08:00')
    await act(people.clerk, ids[1] ?? '', 'reply', answer, 3)
  })
  afterAll(() => desk.close())

  test('every number of a week is the length of the list it leads to', async () => {
    await sitDown('2020-03-12T10:00:00+08:00')
    for (const visitor of Object.values(people)) {
      const { weeks } = await json<DuePicture>(visitor.get('/api/pictures/due'))
      expect(weeks).toHaveLength(20)
      expect(weeks.filter(({ standing }) => standing === 'now').map(({ from, to }) => [from, to])).toEqual([
        ['2020-03-09', '2020-03-15'],
      ])
      for (const { from, to, due } of weeks) expect(await count(visitor, { dueFrom: from, dueTo: to })).toBe(due)
    }
    const all = (await json<DuePicture>(people.leader.get('/api/pictures/due'))).weeks
    expect(all.reduce((sum, { due }) => sum + due, 0)).toBe(2)
  })

  test('says how many days matters stayed in each stage', async () => {
    await sitDown('2020-06-12T10:00:00+08:00')
    const flow = (visitor: Visitor, query: string) =>
      json<FlowPicture>(visitor.get(`/api/pictures/flow?procedure=letter&${query}`))
    // Assigned on the day of receipt, two days until signed for, then 6 and 98 days (4 March to 10 March, to 10 June).
    expect((await flow(people.leader, 'from=2020-03-01&to=2020-06-30')).stages).toEqual([
      { stage: 'received', label: '待分办', matters: 2, median: 0, ninth: 0 },
      { stage: 'assigned', label: '待签收', matters: 2, median: 2, ninth: 2 },
      { stage: 'handling', label: '办理中', matters: 2, median: 52, ninth: 88.8 },
    ])
    expect((await flow(people.leader, 'from=2020-03-01&to=2020-03-31')).stages.at(-1)).toMatchObject({
      matters: 1,
      median: 6,
    })
    expect((await flow(people.elsewhere, 'from=2020-03-01&to=2020-06-30')).stages).toEqual([])
    expect((await people.leader.get('/api/pictures/flow?procedure=nothing')).status).toBe(404)
    expect((await people.leader.get('/api/pictures/flow?procedure=letter&from=2020-06-30&to=2020-06-01')).status).toBe(
      422,
    )
  })

  test('counts what each office has and closed, late or not, as its lists do', async () => {
    await sitDown('2020-06-12T10:00:00+08:00')
    const within = { closedFrom: '2020-01-01', closedTo: '2020-06-12' }
    for (const visitor of Object.values(people)) {
      const { offices } = await json<OfficePicture>(visitor.get('/api/pictures/offices'))
      for (const { office, open, openLate, closed, closedLate } of offices) {
        const of = office === null ? { unassigned: 'true' } : { office }
        expect(await count(visitor, of)).toBe(open)
        expect(await count(visitor, { ...of, late: 'true' })).toBe(openLate)
        expect(await count(visitor, { ...of, state: 'closed', ...within })).toBe(closed)
        expect(await count(visitor, { ...of, state: 'closed', late: 'true', ...within })).toBe(closedLate)
      }
    }
    const { offices } = await json<OfficePicture>(people.leader.get('/api/pictures/offices'))
    expect(offices.find(({ office }) => office === 'city-management')).toMatchObject({
      open: 0,
      closed: 2,
      closedLate: 1,
    })
    expect(offices.find(({ office }) => office === null)).toMatchObject({ name: '未分办', open: 1, openLate: 1 })
    const own = await json<OfficePicture>(people.elsewhere.get('/api/pictures/offices?office=city-management'))
    expect(own.offices.map(({ office }) => office)).toEqual(['education'])
  })
})
