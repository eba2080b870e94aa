import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import type { FeedList, NewFeed } from '../../src/server/api-types/calendar.ts'
import { keepAppointment } from '../../src/store/appointments.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const PARTY = { name: '王示例', phone: '13900000001' }

/** One property of an iCalendar object: name, parameters, value (RFC 5545 §3.1). */
interface Line {
  readonly name: string
  readonly parameters: string
  readonly value: string
}

/** Reads a feed strictly: unfolded lines ended by CRLF, none longer than 75 octets, components nested. */
function events(text: string): Line[][] {
  expect(text.endsWith('\r\n') || !text.includes('\n\n')).toBe(true)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\n\r]/)
  }
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line): Line => {
      const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line)
      if (!match) throw new Error(`no property: ${line}`)
      return { name: match[1] ?? '', parameters: match[2] ?? '', value: match[3] ?? '' }
    })
  expect([lines[0]?.value, lines.at(-1)?.value]).toEqual(['VCALENDAR', 'VCALENDAR'])
  expect(lines.filter(({ name }) => name === 'VERSION').map(({ value }) => value)).toEqual(['2.0'])
  expect(lines.filter(({ name }) => name === 'PRODID')).toHaveLength(1)
  const found: Line[][] = []
  let open: Line[] | undefined
  for (const line of lines) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT') open = []
    else if (line.name === 'END' && line.value === 'VEVENT') {
      found.push(open ?? [])
      open = undefined
    } else open?.push(line)
  }
  return found
}

const value = (event: Line[], name: string) => {
  const all = event.filter((line) => line.name === name)
  expect(all, name).toHaveLength(1)
  return all[0]?.value ?? ''
}

describe('a calendar of due days', () => {
  let desk: HttpDesk
  let cases: CaseDesk
  let clerk: Visitor
  let now = new Date('2020-03-02T01:00:00Z')
  let id: string
  beforeAll(async () => {
    desk = await httpDesk({ now: () => now })
    cases = await caseDesk(desk.services.database, COUNTY.code, desk.services.keys)
    clerk = await desk.signIn('clerk', 'education')
    const opened = { actor: APPLICANT, party: PARTY, idempotencyKey: randomUUID() }
    id = done(await cases.open('2020-03-02', 'letter', LETTER, opened)).id
    done(await cases.act('2020-03-02', id, 'assign', { office: 'education' }, cases.staff('dispatcher')))
  })
  afterAll(() => desk.close())

  async function subscribe(visitor: Visitor, body: object): Promise<string> {
    const answer = await visitor.send('/api/calendar-feeds', body)
    expect(answer.status).toBe(201)
    return ((await answer.json()) as NewFeed).path
  }

  test('is read by whoever has the address, and parses', async () => {
    const path = await subscribe(clerk, { scope: 'office' })
    const answer = await desk.visitor.get(path)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const all = events(await answer.text())
    expect(all.length).toBeGreaterThanOrEqual(3)
    for (const event of all) {
      expect(value(event, 'UID')).toMatch(/^[0-9a-f-]{36}-[a-zA-Z]+@410922\.heng$/)
      expect(value(event, 'DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/)
      expect(event.find(({ name }) => name === 'DTSTART')?.parameters).toBe(';VALUE=DATE')
    }
    const reply = all.find((event) => value(event, 'SUMMARY').startsWith('答复期限届满'))
    expect(reply && value(reply, 'DTSTART')).toBe('20200323')
    expect(new Set(all.map((event) => value(event, 'UID'))).size).toBe(all.length)
  })

  test('of a hall gives hearings at their Beijing hour, as moments everybody reads alike', async () => {
    const appointment = { label: '听证会,第一次', on: plainDate('2020-03-10'), time: '09:30', place: '第一会议室' }
    await keepAppointment(desk.services.database.county(COUNTY.code), { county: COUNTY.code, matter: id, appointment })
    const text = await (await desk.visitor.get(await subscribe(clerk, { scope: 'place', place: '第一会议室' }))).text()
    const [hearing = [], ...others] = events(text)
    expect(others).toEqual([])
    expect([value(hearing, 'DTSTART'), value(hearing, 'DTEND')]).toEqual(['20200310T013000Z', '20200310T033000Z'])
    expect(value(hearing, 'DTSTAMP')).toBe('20200302T010000Z')
    expect(value(hearing, 'LOCATION')).toBe('第一会议室')
    const elsewhere = await desk.visitor.get(await subscribe(clerk, { scope: 'place', place: '第二会议室' }))
    expect(events(await elsewhere.text())).toEqual([])
  })

  test('shows numbers and days, and nobody', async () => {
    const text = await (await desk.visitor.get(await subscribe(clerk, { scope: 'office' }))).text()
    for (const secret of [PARTY.name, PARTY.phone, '路灯', LETTER.body]) expect(text).not.toContain(secret)
  })

  test('keeps the name of an event when its day moves, so that calendars move it too', async () => {
    const path = await subscribe(clerk, { scope: 'office' })
    const uidOf = async () => {
      const all = events(await (await desk.visitor.get(path)).text())
      const reply = all.find((event) => value(event, 'SUMMARY').startsWith('答复期限')) ?? []
      return [value(reply, 'UID'), value(reply, 'DTSTART')]
    }
    const before = await uidOf()
    const input = { step: 1, rightDay: '2020-02-28', reason: '邮戳为二月二十八日' }
    done(await cases.act('2020-03-02', id, 'correctDate', input, cases.staff('dispatcher')))
    const after = await uidOf()
    expect(after[0]).toBe(before[0])
    expect([before[1], after[1]]).toEqual(['20200323', '20200320'])
  })

  test('of a person holds what is assigned to that person', async () => {
    const path = await subscribe(clerk, { scope: 'person' })
    expect(events(await (await desk.visitor.get(path)).text())).toEqual([])
    const { items } = (await (await clerk.get('/api/calendar-feeds')).json()) as FeedList
    const db = desk.services.database.county(COUNTY.code)
    const mine = await db
      .selectFrom('calendarFeed')
      .select('person')
      .where('id', '=', items[0]?.id ?? '')
      .executeTakeFirstOrThrow()
    const assigned = await cases.act(
      '2020-03-02',
      id,
      'assignPerson',
      { person: mine.person },
      cases.staff('dispatcher'),
    )
    done(assigned)
    expect(events(await (await desk.visitor.get(path)).text()).length).toBeGreaterThanOrEqual(3)
  })

  test('is gone once revoked, and only its owner revokes it', async () => {
    const path = await subscribe(clerk, { scope: 'office' })
    const { items } = (await (await clerk.get('/api/calendar-feeds')).json()) as FeedList
    const own = items[0]?.id ?? ''
    const other = await desk.signIn('clerk', 'education')
    expect((await other.send(`/api/calendar-feeds/${own}`, undefined, {}, 'DELETE')).status).toBe(404)
    expect((await desk.visitor.get(path)).status).toBe(200)
    expect((await clerk.send(`/api/calendar-feeds/${own}`, undefined, {}, 'DELETE')).status).toBe(200)
    expect((await desk.visitor.get(path)).status).toBe(404)
    expect((await desk.visitor.get('/api/feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404)
  })

  test('ends with the post of whoever asked for it', async () => {
    const leaving = await desk.signIn('clerk', 'education')
    const paths = [await subscribe(leaving, { scope: 'office' }), await subscribe(leaving, { scope: 'person' })]
    const { items } = (await (await leaving.get('/api/calendar-feeds')).json()) as FeedList
    const db = desk.services.database.county(COUNTY.code)
    const { person } = await db
      .selectFrom('calendarFeed')
      .select('person')
      .where('id', '=', items[0]?.id ?? '')
      .executeTakeFirstOrThrow()
    for (const path of paths) expect((await desk.visitor.get(path)).status).toBe(200)
    await db
      .updateTable('post')
      .set({ untilOn: '2020-03-02' as never })
      .where('person', '=', person)
      .execute()
    for (const path of paths) expect((await desk.visitor.get(path)).status).toBe(200)
    now = new Date('2020-03-03T01:00:00Z')
    for (const path of paths) expect((await desk.visitor.get(path)).status).toBe(404)
  })
})
