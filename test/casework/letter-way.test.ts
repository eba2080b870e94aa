import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { fold } from '../../src/engine/fold.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { eventOf, listEvents } from '../../src/store/events.ts'
import { computeFigures } from '../../src/store/figures.ts'
import { listMatters } from '../../src/store/list.ts'
import { findMatter, matterOf } from '../../src/store/matters.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月,孩子晚上看不见路。', wantsPublic: true }
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头,当晚恢复照明。' }

describe('a letter to the county head', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  const clerk = () => desk.staff('clerk', 'city-management')
  const db = () => database.county(desk.code)

  async function handled(day = '2020-03-02') {
    const { id } = done(await desk.open(day, 'letter', LETTER))
    done(await desk.act('2020-03-03', id, 'assign', { office: 'city-management' }, desk.staff('dispatcher')))
    done(await desk.act('2020-03-04', id, 'accept', {}, clerk()))
    return id
  }

  test('travels from receipt to follow-up, and its row is the fold of its events', async () => {
    const id = await handled()
    const reply = done(await desk.act('2020-03-20', id, 'reply', ANSWER, clerk()))
    expect(reply.documentNumber).toMatch(/^清信复〔2020〕\d+号$/)
    done(await desk.act('2020-03-21', id, 'answerFollowUp', { solved: '已解决', level: '满意' }, APPLICANT))
    const row = await findMatter(db(), desk.code, id)
    if (!row) throw new Error('row')
    expect(row).toMatchObject({ stage: 'closed', outcome: 'resolved', closedOn: '2020-03-20', seq: 5 })
    const events = (await listEvents(db(), desk.code, id)).map(eventOf)
    expect(matterOf(row)).toEqual(fold(registry.get('letter', 1), events))
  })

  test('runs the 60 days of the 2005 regulation from acceptance', async () => {
    const id = await handled()
    const clock = await db()
      .selectFrom('clock')
      .selectAll()
      .where('matter', '=', id)
      .where('name', '=', 'finish')
      .executeTakeFirstOrThrow()
    expect(clock).toMatchObject({ limitVersion: 'petition-finish-2005', dueOn: '2020-05-03', late: false })
  })

  test('records a late reply and counts it', async () => {
    const id = await handled()
    done(await desk.act('2020-06-01', id, 'reply', ANSWER, clerk()))
    const clock = await db()
      .selectFrom('clock')
      .select(['late', 'stoppedOn'])
      .where('matter', '=', id)
      .where('name', '=', 'finish')
      .executeTakeFirstOrThrow()
    expect(clock).toEqual({ late: true, stoppedOn: '2020-06-01' })
  })

  test('extends within the limit, and refuses once it has run out', async () => {
    const id = await handled()
    const extension = { amount: 30, reason: '情况复杂,需要鉴定。' }
    const director = desk.staff('director', 'city-management')
    expect(await desk.act('2020-04-01', id, 'approveExtension', extension, director)).toMatchObject({
      code: 'no-extension-requested',
    })
    done(await desk.act('2020-04-01', id, 'requestExtension', extension, clerk()))
    expect(await desk.act('2020-05-04', id, 'approveExtension', extension, director)).toMatchObject({
      code: 'extension-late',
    })
    done(
      await desk.act('2020-05-04', id, 'approveExtension', extension, director, {
        happenedOn: plainDate('2020-04-30'),
      }),
    )
    const row = await db()
      .selectFrom('clock')
      .select('dueOn')
      .where('matter', '=', id)
      .where('name', '=', 'finish')
      .executeTakeFirst()
    expect(row?.dueOn).toBe('2020-06-02')
  })

  test('refuses other offices, wrong stages and the wrong hands', async () => {
    const { id } = done(await desk.open('2020-03-02', 'letter', LETTER))
    const dispatcher = desk.staff('dispatcher')
    expect(await desk.act('2020-03-02', id, 'reply', ANSWER, clerk())).toEqual({ absent: true })
    expect(await desk.act('2020-03-02', id, 'assign', { office: 'nowhere' }, dispatcher)).toMatchObject({
      code: 'unknown-office',
    })
    expect(
      await desk.act('2020-03-02', id, 'answerFollowUp', { solved: '已解决', level: '满意' }, APPLICANT),
    ).toMatchObject({
      code: 'wrong-stage',
    })
    expect(await desk.act('2020-03-02', id, 'reply', ANSWER, dispatcher)).toMatchObject({ code: 'role-not-allowed' })
  })

  test('opens once for the same key, however many ask at once', async () => {
    const idempotencyKey = randomUUID()
    const results = await Promise.all(
      Array.from({ length: 8 }, () => desk.open('2020-03-02', 'letter', LETTER, { idempotencyKey })),
    )
    const ids = new Set(results.map((result) => done(result).id))
    expect(ids.size).toBe(1)
    expect(results.filter((result) => !done(result).repeated)).toHaveLength(1)
    expect(await desk.open('2020-03-02', 'letter', { ...LETTER, title: '另一件' }, { idempotencyKey })).toMatchObject({
      code: 'idempotency-key-reused',
    })
  })

  test('lets one of two clerks act on the same page, and tells the other', async () => {
    const id = await handled()
    const both = await Promise.all(
      [1, 2].map(() => desk.act('2020-03-10', id, 'reply', ANSWER, clerk(), { expectedSeq: 3 })),
    )
    expect(both.filter((result) => 'done' in result)).toHaveLength(1)
    expect(both.filter((result) => 'conflict' in result)).toEqual([expect.objectContaining({ seen: 3, seq: 4 })])
  })

  test('takes every one of many acts at once where no version was seen', async () => {
    const id = await handled()
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        desk.act('2020-03-10', id, 'attach', { explanation: `补充${at}` }, APPLICANT).then(done),
      ),
    )
    expect((await findMatter(db(), desk.code, id))?.seq).toBe(15)
  })

  test('numbers replies without gaps or doubles under concurrency', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => handled('2021-03-01').catch(() => handled())))
    const numbers = await Promise.all(
      ids.map(async (id) => done(await desk.act('2021-04-01', id, 'reply', ANSWER, clerk())).documentNumber),
    )
    const taken = numbers.map((number) => Number(/〕(\d+)号/.exec(number ?? '')?.[1])).sort((a, b) => a - b)
    expect(taken).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
  })

  test('is found by a phrase and listed by what is due next', async () => {
    const { id } = done(
      await desk.open('2020-07-01', 'letter', { ...LETTER, title: '马庄桥桥面破损', body: '桥面破损多处,请修。' }),
    )
    const query = {
      stages: ['received', 'assigned', 'handling'],
      sort: 'due',
      limit: 50,
      today: plainDate('2020-07-02'),
    } as const
    const found = await listMatters(db(), desk.code, { ...query, q: '桥面破损' })
    expect(found.items.map((item) => item.id)).toEqual([id])
    const all = await listMatters(db(), desk.code, query)
    const days = all.items.map((item) => item.dueOn)
    expect(days).toEqual(days.toSorted())
    const first = await listMatters(db(), desk.code, { ...query, limit: 3 })
    const second = await listMatters(db(), desk.code, { ...query, limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(
      all.items.slice(0, 6).map((item) => item.id),
    )
  })

  test('is counted by its figures, and the books balance', async () => {
    const figures = await computeFigures(db(), desk.code, registry.get('letter', 1), {
      from: plainDate('2020-01-01'),
      to: plainDate('2020-12-31'),
    })
    const value = (id: string) => figures.find((figure) => figure.id === id)?.value
    expect(value('letter.late')).toBe(1)
    expect(Number(value('letter.received')) + Number(value('letter.carried-in'))).toBe(
      Number(value('letter.closed')) + Number(value('letter.carried-out')),
    )
  })
})
