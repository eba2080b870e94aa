import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { ensureEpoch, sealCounty, verifyCounty } from '../../src/modules/ledger/index.ts'
import type { NotificationList } from '../../src/server/api-types/notifications.ts'
import { computeFigures } from '../../src/store/figures.ts'
import { done } from '../support/case-desk.ts'
import { amended2020, enterOriginal2020, type RedatingDesk, redatingDesk } from '../support/redating-desk.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }

/** 24 to 30 January were to be off and 1 February worked; on 26 January the holiday was made to last until 2 February. */
describe('the Spring Festival of 2020 made longer', () => {
  let desk: RedatingDesk
  let original: Awaited<ReturnType<typeof enterOriginal2020>>
  let ids: Record<'early' | 'open' | 'unassigned' | 'paused' | 'inTimeNow' | 'closedBefore' | 'after', string>

  beforeAll(async () => {
    desk = await redatingDesk('2020-01-27')
    original = await enterOriginal2020(desk)
    ids = {
      early: await handled('2020-01-02'),
      open: await handled('2020-01-16'),
      unassigned: done(await desk.cases.open('2020-01-22', 'letter', LETTER)).id,
      paused: await handled('2020-01-16', 'education'),
      inTimeNow: await handled('2020-01-09'),
      closedBefore: await handled('2020-01-06'),
      after: await handled('2020-01-17', 'education'),
    }
    done(
      await desk.cases.act('2020-01-20', ids.paused, 'suspend', { reason: '等待鉴定' }, desk.cases.staff('dispatcher')),
    )
    done(await desk.cases.act('2020-01-15', ids.closedBefore, 'reply', ANSWER, clerk()))
  })
  afterAll(() => desk.close())

  const clerk = (office = 'city-management') => desk.cases.staff('clerk', office)

  async function handled(day: string, office = 'city-management') {
    const { id } = done(await desk.cases.open(day, 'letter', LETTER))
    done(await desk.cases.act(day, id, 'assign', { office }, desk.cases.staff('dispatcher')))
    done(await desk.cases.act(day, id, 'accept', {}, clerk(office)))
    return id
  }

  async function clockOf(id: string, name: string) {
    const db = desk.http.services.database.county(desk.cases.code)
    return db
      .selectFrom('clock')
      .selectAll()
      .where('matter', '=', id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  }

  async function onTarget() {
    const db = desk.http.services.database.county(desk.cases.code)
    const period = { from: plainDate('2020-01-01'), to: plainDate('2020-12-31') }
    const figures = await computeFigures(db, desk.cases.code, desk.http.services.registry.get('letter', 1), period)
    return figures.find(({ id }) => id === 'letter.on-target')?.value
  }

  test('is first the plan of the yearly notice', async () => {
    expect((await clockOf(ids.open, 'reply')).targetOn).toBe('2020-02-11')
    expect((await clockOf(ids.unassigned, 'intake')).targetOn).toBe('2020-02-01')
    expect(await desk.wrong()).toEqual([])
  })

  test('shows beforehand which days change and how many matters may move', async () => {
    const body = amended2020(original)
    const named = (days: { on: string; name: string }[]) => days.map(({ on, name }) => ({ on, name }))
    const answer = await desk.administrator().send('/api/admin/calendar-years/2020/preview', {
      notice: body.notice,
      holidays: named(body.holidays),
      makeupDays: named(body.makeupDays),
    })
    const preview = (await answer.json()) as { changes: { on: string }[]; matters: number }
    expect(preview.changes.map(({ on }) => on)).toEqual(['2020-01-31', '2020-02-01'])
    expect(preview.matters).toBeGreaterThanOrEqual(5)
    expect((await clockOf(ids.open, 'reply')).targetOn).toBe('2020-02-11')
  })

  test('moves the open matters whose days rest on it, once, each by its own clock', async () => {
    const saved = await desk.put(2020, amended2020(original))
    expect(saved.changed).toBe(2)
    const status = await desk.over(saved.redating ?? '')
    const moves = await desk.moves(saved.redating ?? '')
    const told = moves.map(({ matter, clockLabel, fromOn, toOn, verdict }) => ({
      matter,
      clockLabel,
      fromOn,
      toOn,
      verdict,
    }))
    const reply = (matter: string, fromOn: string, toOn: string) => ({
      matter,
      clockLabel: '答复期限',
      fromOn,
      toOn,
      verdict: null,
    })
    expect(told).toHaveLength(5)
    expect(told).toEqual(
      expect.arrayContaining([
        reply(ids.inTimeNow, '2020-02-04', '2020-02-06'),
        reply(ids.open, '2020-02-11', '2020-02-13'),
        reply(ids.after, '2020-02-12', '2020-02-14'),
        reply(ids.unassigned, '2020-02-18', '2020-02-20'),
        { matter: ids.unassigned, clockLabel: '分办期限', fromOn: '2020-02-01', toOn: '2020-02-04', verdict: null },
      ]),
    )
    expect(told.filter(({ matter }) => [ids.paused, ids.closedBefore].includes(matter))).toEqual([])
    expect(status).toMatchObject({ moved: moves.length, rejudged: 0 })
    expect(await desk.wrong()).toEqual([])
  })

  test('tells each office once how many of its own, and those who hand out what nobody has', async () => {
    const visitor = await desk.http.signIn('clerk', 'education')
    const { items, unread } = (await (await visitor.get('/api/notifications')).json()) as NotificationList
    expect(items.filter(({ kind }) => kind === 'redating')).toHaveLength(1)
    expect(items[0]?.text).toContain('本单位在办事项 1 件届满日改变')
    expect(unread).toBe(1)
  })

  test('entered again moves nothing and tells nobody', async () => {
    expect(await desk.put(2020, amended2020(original))).toMatchObject({ changed: 0, redating: null })
  })

  test('keeps the authority of each day', async () => {
    const year = await desk.year(2020)
    const noticeOf = (on: string) => year.holidays.find((day) => day.on === on)?.notice
    expect(noticeOf('2020-01-27')).toContain('〔2019〕16号')
    expect(noticeOf('2020-01-31')).toContain('〔2020〕1号')
  })

  test('judges anew what was done under the plan, and lists the verdict', async () => {
    // The plan's last day is 4 February, that of the longer holiday the 6th.
    await desk.setDay('2020-02-06')
    await desk.reload()
    const back = await desk.put(2020, original)
    await desk.over(back.redating ?? '')
    await desk.reload()
    done(await desk.cases.act('2020-02-06', ids.inTimeNow, 'reply', ANSWER, clerk()))
    expect(await clockOf(ids.inTimeNow, 'reply')).toMatchObject({ missedTarget: true })
    const before = await onTarget()
    const again = await desk.put(2020, amended2020(original))
    const status = await desk.over(again.redating ?? '')
    const mine = (await desk.moves(again.redating ?? '')).filter(({ matter }) => matter === ids.inTimeNow)
    expect(mine.map(({ clockLabel, verdict }) => [clockLabel, verdict])).toEqual([['答复期限', 'inTime']])
    expect(status.rejudged).toBe(1)
    expect(await clockOf(ids.inTimeNow, 'reply')).toMatchObject({ missedTarget: false })
    expect(await onTarget()).toBe((before ?? 0) + 1)
    expect(await desk.wrong()).toEqual([])
  })

  test('leaves the ledger whole', async () => {
    const { database, keys, dataFolder, registry } = desk.http.services
    const county = desk.cases.code
    await ensureEpoch(database)
    const ledger = { db: database.county(county), county, keys, dataFolder }
    await sealCounty(ledger, new Date())
    const { fault, matters } = await verifyCounty({ ...ledger, registry })
    expect([fault, matters]).toEqual([undefined, 7])
  })
})
