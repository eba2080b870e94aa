import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { resumeRedatings, runRedating, startRedating } from '../../src/modules/redating/index.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { done } from '../support/case-desk.ts'
import { COUNTY } from '../support/http-desk.ts'
import { amended2020, enterOriginal2020, type RedatingDesk, redatingDesk } from '../support/redating-desk.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const OFFICES = ['education', 'city-management']
const SPAN = { from: plainDate('2020-01-31'), to: plainDate('2020-02-01') }

describe('a pass over a county at work', () => {
  let desk: RedatingDesk
  let original: Awaited<ReturnType<typeof enterOriginal2020>>
  beforeEach(async () => {
    desk = await redatingDesk('2020-01-27', { settleMs: 1_000 })
    original = await enterOriginal2020(desk)
  })
  afterEach(() => desk.close())

  const db = () => desk.http.services.database.county(COUNTY.code)
  const context = () => {
    const { registry, now } = desk.http.services
    return { db: db(), county: COUNTY.code, registry, now, settleMs: 0 }
  }

  async function letters(count: number): Promise<string[]> {
    const ids: string[] = []
    for (let at = 0; at < count; at += 20)
      ids.push(...(await Promise.all(Array.from({ length: Math.min(20, count - at) }, (_, more) => letter(at + more)))))
    return ids
  }

  async function letter(at: number): Promise<string> {
    const { id } = done(await desk.cases.open('2020-01-20', 'letter', LETTER))
    done(await desk.cases.act('2020-01-20', id, 'assign', { office: OFFICES[at % 2] }, desk.cases.staff('dispatcher')))
    return id
  }

  /** The calendar changed, and a pass recorded that has not begun. */
  async function pending(): Promise<string> {
    const { notice, holidays, makeupDays } = amended2020(original)
    const named = (days: typeof holidays) => days.map(({ on, name }) => ({ on: plainDate(on), name }))
    const value = [{ year: 2020, notice, holidays: named(holidays), makeupDays: named(makeupDays), plainDays: [] }]
    await changeSetting(db(), COUNTY.code, { key: 'calendarYears', value, by: null, at: new Date() })
    return startRedating(context(), { span: SPAN, reason: '春节假期延长', by: null })
  }

  async function listed(id: string) {
    const moves = await desk.moves(id)
    const replies = moves.filter(({ clockLabel }) => clockLabel === '答复期限').map(({ matter }) => matter)
    const told = await db().selectFrom('notification').select('office').where('link', 'like', `%${id}`).execute()
    return { moves, replies, told: told.map(({ office }) => office).sort() }
  }

  test('killed between two batches goes on where it stopped, moves and tells each once', async () => {
    const ids = await letters(620)
    const id = await pending()
    const { host, port, user, database } = desk.http.services.database.ownerConnection
    const script = fileURLToPath(new URL('killed-pass.ts', import.meta.url))
    const child = spawn(process.execPath, [script, JSON.stringify({ host, port, user, database }), COUNTY.code, id], {
      stdio: 'inherit',
    })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    const half = await db().selectFrom('redating').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect([half.done, half.finishedAt, (await listed(id)).told]).toEqual([500, null, []])
    await resumeRedatings(context())
    await resumeRedatings(context())
    const { moves, replies, told } = await listed(id)
    expect(new Set(replies)).toEqual(new Set(ids))
    expect(replies).toHaveLength(620)
    expect((await desk.over(id)).moved).toBe(moves.length)
    expect(told).toEqual(['city-management', 'education'])
    expect(await desk.wrong()).toEqual([])
  })

  test('run by two servers at once moves and tells each once', async () => {
    const ids = await letters(60)
    const id = await pending()
    await Promise.all([runRedating(context(), id), runRedating(context(), id), resumeRedatings(context())])
    const { moves, replies, told } = await listed(id)
    expect(replies.sort()).toEqual(ids.sort())
    expect((await desk.over(id)).moved).toBe(moves.length)
    expect(told).toEqual(['city-management', 'education'])
  })

  test('leaves right what was acted on and opened meanwhile by the old calendar', async () => {
    const ids = await letters(60)
    const clerk = (at: number) => desk.cases.staff('clerk', OFFICES[at % 2] ?? '')
    const [saved] = await Promise.all([
      desk.put(2020, amended2020(original)),
      ...ids.map(async (id, at) => done(await desk.cases.act('2020-01-27', id, 'accept', {}, clerk(at)))),
      ...ids.map(async () => done(await desk.cases.open('2020-01-27', 'letter', LETTER))),
    ])
    await desk.over(saved.redating ?? '')
    expect(await desk.wrong()).toEqual([])
    const { moves } = await listed(saved.redating ?? '')
    const keys = moves.map(({ matter, clockLabel }) => `${matter}/${clockLabel}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(moves.every(({ fromOn, toOn }) => (fromOn ?? '') < (toOn ?? ''))).toBe(true)
    expect(new Set(moves.map(({ matter }) => matter)).size).toBeGreaterThanOrEqual(ids.length)
  })

  test('of two notices entered at once keeps both, and moves each matter to the day under both', async () => {
    await letters(40)
    const next = await desk.year(2021)
    const fewer = { ...next, notice: '另一通知', holidays: next.holidays.filter(({ on }) => on < '2021-02-01') }
    const twice = await Promise.all([desk.put(2020, amended2020(original)), desk.put(2021, fewer)])
    for (const { redating } of twice) await desk.over(redating ?? '')
    expect((await desk.year(2020)).holidays.map(({ on }) => on)).toContain('2020-02-01')
    expect((await desk.year(2021)).notice).toBe('另一通知')
    expect(await desk.wrong()).toEqual([])
  })
})
