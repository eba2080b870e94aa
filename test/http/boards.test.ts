import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/engine/roles.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import type {
  Board,
  BoardCauses,
  BoardFirst,
  BoardInstructions,
  BoardTopics,
} from '../../src/server/api-types/boards.ts'
import type { DispatchQueue } from '../../src/server/api-types/dispatch.ts'
import type { OfficePicture } from '../../src/server/api-types/pictures.ts'
import type { LadderList } from '../../src/server/api-types/supervision.ts'
import type { FigureTable, MatterList } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}
const WHISTLE = {
  kind: '疑难问题',
  title: '老街占道经营',
  body: '老街两侧长期占道经营，镇里劝过多次，没有执法权。',
  tried: '镇里已劝导多次，并发了告知书。',
}
const RETURN = {
  reason: '路灯不在本单位职责清单内。',
  basisKind: '权责清单',
  basisTitle: '县教育部门权责清单',
  basisArticle: '第 3 项',
  suggestedOffice: 'city-management',
}
const ORDER = { title: '路口护栏', demand: '请在月底前装好护栏并反馈。' }

describe('boards of those who look over the whole county', () => {
  let desk: HttpDesk
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  const json = async <T>(answer: Promise<Response>) => {
    const response = await answer
    expect(response.status).toBe(200)
    return (await response.json()) as T
  }
  const signIn = (role: Role, office?: string) => desk.signIn(role, office)
  const set = (when: string) => {
    at.now = new Date(when)
  }

  const ofOffice = (office: string | null) => (office === null ? { unassigned: 'true' } : { office })

  /** The length of a worklist, walked to its end. */
  async function length(visitor: Visitor, query: Readonly<Record<string, string>>): Promise<number> {
    let count = 0
    let cursor: string | undefined
    do {
      const search = new URLSearchParams({ ...query, limit: '3', ...(cursor ? { cursor } : {}) })
      const page = await json<MatterList>(visitor.get(`/api/matters?${search}`))
      count += page.items.length
      cursor = page.nextCursor
    } while (cursor)
    return count
  }

  async function act(visitor: Visitor, path: string, input: object, seq: number) {
    const answer = await visitor.send(path, input, { 'if-match': `"${seq}"` })
    expect(answer.status, await answer.clone().text()).toBe(200)
  }

  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    await saveOffice(await desk.accounts(), { id: 'dongjie', name: '东街镇', kind: 'township' })
    const ids: string[] = []
    const dispatcher = await signIn('dispatcher')
    for (const office of ['city-management', 'city-management', 'education', 'education', 'education']) {
      const { id } = await json<{ id: string }>(desk.visitor.send('/api/letters', LETTER).then(created))
      ids.push(id)
      await act(dispatcher, `/api/letters/${id}/assign`, { office, category: '城乡建设' }, 1)
    }
    await json(desk.visitor.send('/api/letters', LETTER).then(created))
    const [first = '', second = '', third = '', fourth = ''] = ids
    set('2020-03-03T10:00:00+08:00')
    const clerk = await signIn('clerk')
    const teacher = await signIn('clerk', 'education')
    await act(teacher, `/api/letters/${third}/return`, RETURN, 2)
    await act(clerk, `/api/letters/${first}/accept`, {}, 2)
    await act(clerk, `/api/letters/${second}/accept`, {}, 2)
    await act(teacher, `/api/letters/${fourth}/accept`, {}, 2)
    const town = await signIn('township', 'dongjie')
    const whistle = await json<{ id: string }>(town.send('/api/whistles', WHISTLE).then(created))
    await act(
      await signIn('director', 'dongjie'),
      `/api/whistles/${whistle.id}/approve`,
      { office: 'city-management' },
      1,
    )
    const supervisor = await signIn('supervisor')
    for (const [source, office] of [
      ['领导批示', 'education'],
      ['领导批示', 'city-management'],
      ['其他', 'education'],
    ])
      await json(supervisor.send('/api/supervision-orders', { ...ORDER, source, office }).then(created))
    const told = { title: '老街整治', leader: '县长（示例）', givenOn: '2020-03-02', text: '请逐条核实，月底前办结。' }
    const { id: instruction } = await json<{ id: string }>(supervisor.send('/api/instructions', told).then(created))
    await act(supervisor, `/api/instructions/${instruction}/number`, {}, 1)
    for (const [turn, office] of ['education', 'city-management'].entries())
      await act(
        supervisor,
        `/api/instructions/${instruction}/hand-on`,
        { office, demand: '请按批示办理并反馈。' },
        2 + turn,
      )
    set('2020-03-10T10:00:00+08:00')
    const answer = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }
    await act(await signIn('clerk'), `/api/letters/${first}/reply`, answer, 3)
    set('2020-06-10T10:00:00+08:00')
    await act(await signIn('clerk'), `/api/letters/${second}/reply`, answer, 3)
  })
  afterAll(() => desk.close())

  const created = (answer: Response) => {
    expect(answer.status).toBe(201)
    return new Response(answer.body, { status: 200 })
  }

  const OVERSEERS = ['dispatcher', 'supervisor', 'leader'] as const

  test('every number is the length of the list it opens: in all, by office, by kind, by month', async () => {
    for (const day of ['2020-03-11', '2020-06-12']) {
      set(`${day}T10:00:00+08:00`)
      for (const role of OVERSEERS) {
        const visitor = await signIn(role)
        const board = await json<Board>(visitor.get(`/api/boards?from=2020-03-01&to=${day}`))
        for (const { id, list } of board.measures) {
          expect(await length(visitor, list), `${role} ${day} ${id}`).toBe(board.total[id])
          for (const { office, counts } of board.offices)
            expect(await length(visitor, { ...list, ...ofOffice(office) }), `${office} ${id}`).toBe(counts[id])
          for (const { procedure, counts } of board.procedures)
            expect(await length(visitor, { ...list, procedure }), `${procedure} ${id}`).toBe(counts[id])
          const sum = (rows: readonly { counts: Board['total'] }[]) =>
            rows.reduce((all, { counts }) => all + counts[id], 0)
          expect([sum(board.offices), sum(board.procedures)]).toEqual([board.total[id], board.total[id]])
        }
        for (const { from, to, received, closed, closedLate } of board.months.slice(-4)) {
          const within = { state: 'all', closedFrom: from, closedTo: to }
          expect(await length(visitor, { state: 'all', openedFrom: from, openedTo: to })).toBe(received)
          expect(await length(visitor, within)).toBe(closed)
          expect(await length(visitor, { ...within, late: 'true' })).toBe(closedLate)
        }
      }
    }
    const { total } = await json<Board>((await signIn('leader')).get('/api/boards?from=2020-03-01&to=2020-06-12'))
    // Two answered, one of them after 60 days; of the open ones three letters sent are past it, and one never sent.
    expect(total).toMatchObject({ open: 11, received: 13, closed: 2, closedLate: 1 })
    expect(total.late).toBeGreaterThan(2)
  })

  test('no two screens disagree: board, pictures, figures, worklist', async () => {
    set('2020-06-12T10:00:00+08:00')
    const leader = await signIn('leader')
    const within = 'from=2020-01-01&to=2020-06-12'
    const board = await json<Board>(leader.get(`/api/boards?${within}`))
    const picture = await json<OfficePicture>(leader.get(`/api/pictures/offices?${within}`))
    for (const { office, open, openLate, closed, closedLate } of picture.offices)
      expect(board.offices.find((each) => each.office === office)?.counts).toMatchObject({
        ...{ open, late: openLate, closed, closedLate },
      })
    const { figures } = await json<FigureTable>(leader.get(`/api/figures?${within}`))
    const figure = (id: string) => figures.find((each) => each.id === id)?.value
    for (const [procedure, received, closed] of [
      ['letter', 'letter.received', 'letter.closed'],
      ['whistle', 'whistle.blown', 'whistle.closed'],
      ['supervision-order', 'supervision.issued', 'supervision.closed'],
    ] as const) {
      const counts = board.procedures.find((each) => each.procedure === procedure)?.counts
      expect([counts?.received, counts?.closed]).toEqual([figure(received), figure(closed)])
    }
    const late = board.procedures.find(({ procedure }) => procedure === 'letter')?.counts.closedLate
    expect(late).toBe(figure('letter.late'))
  })

  test('each post finds first what it needs first, and the list behind every number', async () => {
    set('2020-06-12T10:00:00+08:00')
    for (const role of OVERSEERS) {
      const visitor = await signIn(role)
      const { groups } = await json<BoardFirst>(visitor.get('/api/boards/first'))
      for (const { id, to, value } of groups.flatMap(({ items }) => items))
        if (to.startsWith('/desk?'))
          expect(await length(visitor, Object.fromEntries(new URLSearchParams(to.slice(6)))), `${role} ${id}`).toBe(
            value,
          )
    }
    const dispatcher = await signIn('dispatcher')
    const ofDispatcher = await values(dispatcher)
    const queue = await json<DispatchQueue>(dispatcher.get('/api/dispatch/queue'))
    expect(ofDispatcher).toMatchObject({
      toSend: queue.left.total,
      sendLate: queue.left.late,
      returned: 1,
      whistleCalled: 1,
    })
    const unsure = await json<DispatchQueue>(dispatcher.get('/api/dispatch/queue?unsure=true'))
    expect(unsure.left.total).toBe(ofDispatcher['unsure'])
    expect(unsure.items.some(({ returned }) => returned)).toBe(true)
    const supervisor = await signIn('supervisor')
    const ladders = await json<LadderList>(supervisor.get('/api/ladders'))
    expect(await values(supervisor)).toMatchObject({ ...ladders.counts, toSign: 5, toCheck: 0, orderPast: 5 })
    expect(await values(await signIn('leader'))).toMatchObject({ orders: 5, whistles: 1 })
  })

  async function values(visitor: Visitor): Promise<Record<string, number>> {
    const { groups } = await json<BoardFirst>(visitor.get('/api/boards/first'))
    return Object.fromEntries(groups.flatMap(({ items }) => items.map(({ id, value }) => [id, value])))
  }

  test('tells where late matters stand still, and lists those given back', async () => {
    set('2020-06-12T10:00:00+08:00')
    const supervisor = await signIn('supervisor')
    const { rows, dueTo } = await json<BoardCauses>(supervisor.get('/api/boards/causes'))
    expect(rows.length).toBeGreaterThan(2)
    for (const { procedure, stage, past, returned } of rows) {
      expect(await length(supervisor, { procedure, stage, dueTo })).toBe(past)
      expect(await length(supervisor, { procedure, stage, dueTo, did: 'return' })).toBe(returned)
    }
    expect(rows.find(({ stage }) => stage === 'received')).toMatchObject({ past: 2, returned: 1 })
    const own = await json<BoardCauses>(supervisor.get('/api/boards/causes?office=education'))
    expect(own.rows.reduce((sum, { past }) => sum + past, 0)).toBeLessThan(
      rows.reduce((sum, { past }) => sum + past, 0),
    )
  })

  test('tells what people raise, beside the period before, each number with its figure', async () => {
    set('2020-06-12T10:00:00+08:00')
    const leader = await signIn('leader')
    const { topics, before } = await json<BoardTopics>(leader.get('/api/boards/topics?from=2020-03-01&to=2020-03-31'))
    expect(before).toEqual({ from: '2020-01-30', to: '2020-02-29' })
    // What was given back keeps the category it was sent under.
    const [first] = topics
    expect(first?.label).toBe('城乡建设')
    const figure = first?.figures.find(({ figure: id }) => id.startsWith('letter.'))
    const list = await json<MatterList>(
      leader.get(`/api/figures/${figure?.figure}/matters?from=2020-03-01&to=2020-03-31`),
    )
    expect(list.items.length).toBe(figure?.now)
    const later = await json<BoardTopics>(leader.get('/api/boards/topics?from=2020-04-01&to=2020-05-01'))
    expect(later.topics[0]).toMatchObject({ label: '城乡建设', now: 0, before: first?.now })
  })

  test('follows what leaders instructed to its end', async () => {
    set('2020-06-12T10:00:00+08:00')
    const leader = await signIn('leader')
    const { total, open, past, closed, items } = await json<BoardInstructions>(leader.get('/api/boards/instructions'))
    expect({ total, open, past, closed }).toEqual({ total: 3, open: 3, past: 3, closed: 0 })
    const registered = items.find(({ batch }) => batch !== null)
    expect(registered).toMatchObject({
      ...{ text: '请逐条核实，月底前办结。', leader: '县长（示例）', batch: '老街整治' },
      ...{ orders: { total: 2, closed: 0, past: 2 }, last: { label: '交办', on: '2020-03-03' } },
    })
    const alone = items.filter(({ batch }) => batch === null)
    expect(alone.map(({ matter }) => matter.leadOffice).sort()).toEqual(['city-management', 'education'])
    expect(alone[0]).toMatchObject({ text: ORDER.demand, last: { label: '登记', on: '2020-03-03' } })
  })

  test('is for those who look over the county, and refuses a period that ends before it begins', async () => {
    const clerk = await signIn('clerk')
    for (const path of ['', '/first', '/causes', '/topics', '/instructions'])
      expect((await clerk.get(`/api/boards${path}`)).status).toBe(403)
    const leader = await signIn('leader')
    expect((await leader.get('/api/boards?from=2020-06-30&to=2020-06-01')).status).toBe(422)
    expect((await leader.get('/api/boards?from=2020-02-30')).status).toBe(422)
  })
})
