import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import type { CaseContext } from '../../src/modules/casework/index.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import type { Database } from '../../src/store/database.ts'
import { SAME_MATTER_RELATION } from '../../src/store/same-matter.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { RULE } from './moments.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月,孩子晚上看不见路。' }

describe('supervision on a real database', () => {
  let database: Database
  let desk: CaseDesk
  const people = { clerk: randomUUID(), head: randomUUID(), supervisor: randomUUID(), deputy: randomUUID() }
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  let county = 410_901
  beforeEach(async () => {
    county += 1
    desk = await caseDesk(database, String(county))
    await hire('clerk', people.clerk, 'city-management')
    await hire('director', people.head, 'city-management')
    await hire('supervisor', people.supervisor, 'county-office')
    await hire(undefined, people.deputy)
  })
  const db = () => database.county(desk.code)

  async function hire(role: string | undefined, person: string, office?: string) {
    const at = new Date('2020-01-01T00:00:00Z')
    const county = desk.code
    await db()
      .insertInto('person')
      .values({ county, id: person, kind: 'staff', nameCipher: Buffer.from('x'), createdAt: at } as never)
      .execute()
    await db()
      .insertInto('account')
      .values({ county, person, username: person, passwordHash: 'x', passwordChangedAt: at } as never)
      .execute()
    if (role)
      await db()
        .insertInto('post')
        .values({
          county,
          id: randomUUID(),
          person,
          role,
          office: office ?? null,
          fromOn: '2020-01-01',
          untilOn: null,
        } as never)
        .execute()
  }

  /** Due under its norm of 15 working days on 2020-03-23. */
  async function letter(day = '2020-03-02') {
    const { id } = done(await desk.open(day, 'letter', LETTER))
    done(await desk.act(day, id, 'assign', { office: 'city-management' }, desk.staff('dispatcher')))
    done(await desk.act(day, id, 'accept', {}, desk.staff('clerk', 'city-management')))
    return id
  }

  const at = (day: string, time = '10:00'): CaseContext => {
    const now = new Date(`${day}T${time}:00+08:00`)
    return { ...desk.on(day), now, today: today(now) }
  }
  const steps = async () =>
    db()
      .selectFrom('ladderStep')
      .innerJoin('matter', 'matter.id', 'ladderStep.matter')
      .select(['step', 'raisedOn', 'told', 'orderMatter'])
      .where('matter.procedure', '=', 'letter')
      .orderBy('raisedAt')
      .execute()

  test('warns, reminds, orders, talks and announces as the days go by, each to its post, each once', async () => {
    await letter()
    for (let day = 2; day <= 31 + 14; day += 1) {
      const on = new Date(Date.UTC(2020, 2, day)).toISOString().slice(0, 10)
      for (const time of ['08:00', '09:00', '15:00']) await supervise(at(on, time), RULE)
    }
    const found = await steps()
    expect(found.map(({ step, raisedOn }) => [step, raisedOn])).toEqual([
      ['warn', '2020-03-18'],
      ['remind', '2020-03-20'],
      ['order', '2020-03-24'],
      ['talk', '2020-03-30'],
      ['announce', '2020-04-07'],
    ])
    expect(found[0]?.told).toEqual([people.clerk])
    expect(found[2]?.told.toSorted()).toEqual([people.head, people.supervisor].toSorted())
    const order = await db().selectFrom('matter').selectAll().where('procedure', '=', 'supervision-order').execute()
    expect(order.map(({ leadOffice }) => leadOffice)).toEqual(['city-management'])
    expect(order[0]?.id).toBe(found[2]?.orderMatter)
  })

  test('raises nothing at night, on a Sunday or on a holiday', async () => {
    await letter()
    expect(await supervise(at('2020-03-18', '07:59'), RULE)).toBe(0)
    expect(await supervise(at('2020-03-18', '23:00'), RULE)).toBe(0)
    expect(await supervise(at('2020-03-22'), RULE)).toBe(0)
    expect(await supervise(at('2020-04-06'), RULE)).toBe(0)
    expect(await steps()).toEqual([])
  })

  test('a day on which the matter stands still raises nothing, and afterwards goes on where it was', async () => {
    const id = await letter()
    await supervise(at('2020-03-18'), RULE)
    const head = desk.staff('director', 'city-management')
    done(await desk.act('2020-03-19', id, 'suspend', { reason: '等待检测结果' }, head))
    for (const day of ['2020-03-19', '2020-03-20', '2020-03-24', '2020-03-30']) await supervise(at(day), RULE)
    expect((await steps()).map(({ step }) => step)).toEqual(['warn'])
    done(await desk.act('2020-03-30', id, 'resume', { reason: '检测完毕' }, head))
    for (const day of ['2020-03-31', '2020-04-01', '2020-04-02', '2020-04-03']) await supervise(at(day), RULE)
    expect((await steps()).map(({ step }) => step)).toEqual(['warn', 'remind', 'order'])
  })

  test('whoever stands in is told instead of whoever is away', async () => {
    const post = await db().selectFrom('post').select('id').where('person', '=', people.clerk).executeTakeFirstOrThrow()
    const away = { fromOn: plainDate('2020-03-16'), untilOn: plainDate('2020-03-20') }
    await db()
      .insertInto('substitution')
      .values({
        county: desk.code,
        id: randomUUID(),
        post: post.id,
        substitute: people.deputy,
        noteCipher: null,
        ...away,
      })
      .execute()
    await letter()
    await supervise(at('2020-03-18'), RULE)
    expect((await steps())[0]?.told).toEqual([people.deputy])
  })

  test('two that say the same climb one ladder', async () => {
    const [one, two] = [await letter(), await letter()]
    await db()
      .insertInto('relation')
      .values({ county: desk.code, source: two, kind: SAME_MATTER_RELATION, target: one })
      .execute()
    for (const day of ['2020-03-18', '2020-03-20', '2020-03-24']) await supervise(at(day), RULE)
    expect((await steps()).map(({ step }) => step)).toEqual(['warn', 'remind', 'order'])
    expect(await db().selectFrom('ladder').select('id').execute()).toHaveLength(1)
  })

  test('two that turn out to say the same go on on the older ladder', async () => {
    const [one, two] = [await letter(), await letter('2020-03-03')]
    await supervise(at('2020-03-18'), RULE)
    await supervise(at('2020-03-19'), RULE)
    expect(await db().selectFrom('ladder').select('id').where('closedAt', 'is', null).execute()).toHaveLength(2)
    await db()
      .insertInto('relation')
      .values({ county: desk.code, source: two, kind: SAME_MATTER_RELATION, target: one })
      .execute()
    await supervise(at('2020-03-20'), RULE)
    const ladders = await db().selectFrom('ladder').select(['closedBecause']).orderBy('openedAt').execute()
    expect(ladders.map(({ closedBecause }) => closedBecause)).toEqual([null, 'merged'])
  })

  test('a matter that is closed, or whose day has moved away, leaves its ladder', async () => {
    const [closed, extended] = [await letter(), await letter()]
    await supervise(at('2020-03-18'), RULE)
    const answer = { outcome: '已解决', answer: '已派人更换灯头,当晚恢复照明。' }
    const clerk = desk.staff('clerk', 'city-management')
    done(await desk.act('2020-03-19', closed, 'reply', answer, clerk))
    await db()
      .updateTable('matter')
      .set({ dueOn: plainDate('2020-06-30') })
      .where('id', '=', extended)
      .execute()
    await supervise(at('2020-03-20'), RULE)
    const ladders = await db().selectFrom('ladder').select(['matter', 'closedBecause']).execute()
    expect(new Map(ladders.map(({ matter, closedBecause }) => [matter, closedBecause]))).toEqual(
      new Map([
        [closed, 'closed'],
        [extended, 'relieved'],
      ]),
    )
  })

  test('many looks at once raise each step once', async () => {
    for (let count = 0; count < 5; count += 1) await letter()
    await Promise.all(Array.from({ length: 8 }, () => supervise(at('2020-03-24'), RULE)))
    expect((await steps()).map(({ step }) => step)).toEqual(['order', 'order', 'order', 'order', 'order'])
    const orders = await db().selectFrom('matter').select('id').where('procedure', '=', 'supervision-order').execute()
    expect(orders).toHaveLength(5)
  })

  test('a step that fails half-way leaves nothing behind and is raised at the next look', async () => {
    await letter()
    const broken: CaseContext = {
      ...at('2020-03-24'),
      registry: { ...desk.on('2020-03-24').registry, find: () => ({ ...order(), title: undefined as never }) as never },
    }
    await expect(supervise(broken, RULE)).rejects.toThrow()
    expect(await steps()).toEqual([])
    expect(await db().selectFrom('ladder').select('id').execute()).toEqual([])
    expect(await supervise(at('2020-03-24'), RULE)).toBe(1)
    expect((await steps()).map(({ step }) => step)).toEqual(['order'])
  })
  const order = () => {
    const found = desk.on('2020-03-24').registry.find('supervision-order')
    if (!found) throw new Error('no procedure')
    return { ...found, open: { ...found.open, by: ['leader' as const] } }
  }
})
