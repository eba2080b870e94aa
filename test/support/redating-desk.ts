import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { clockStates } from '../../src/engine/clock.ts'
import type { Registry } from '../../src/engine/registry.ts'
import { registry as procedures } from '../../src/procedures/registry.ts'
import type { CalendarSaved, CalendarYear, RedatingMoves, RedatingStatus } from '../../src/server/api-types/calendar.ts'
import { calendarWith, readCalendarYears } from '../../src/store/calendar-years.ts'
import { matterOf } from '../../src/store/matters.ts'
import { type CaseDesk, caseDesk } from './case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from './http-desk.ts'

type YearBody = Pick<CalendarYear, 'notice' | 'holidays' | 'makeupDays'>

/** A county at work, whose administrator enters notices. */
export interface RedatingDesk {
  readonly http: HttpDesk
  /** Acts by the calendar as it was when {@link RedatingDesk.reload} was last called. */
  readonly cases: CaseDesk
  administrator(): Visitor
  /** The administrator signs in anew: sessions do not last for days. */
  setDay(day: string): Promise<void>
  /** Reads the county's calendar anew, as a server does after a moment. */
  reload(): Promise<void>
  year(year: number): Promise<CalendarYear>
  put(year: number, body: YearBody): Promise<CalendarSaved>
  /** The pass, once it is over. */
  over(id: string): Promise<RedatingStatus>
  moves(id: string, as?: Visitor): Promise<RedatingMoves['items']>
  /** Rows of clocks that are not what a full recount of every matter gives. */
  wrong(): Promise<unknown[]>
  close(): Promise<void>
}

/** Sets one up, on a day. */
export async function redatingDesk(
  day: string,
  { registry = procedures, settleMs = 0 }: { registry?: Registry; settleMs?: number } = {},
): Promise<RedatingDesk> {
  let now = new Date(`${day}T01:00:00Z`)
  const http = await httpDesk({ now: () => now, settleMs, registry })
  const { database, keys } = http.services
  const db = database.county(COUNTY.code)
  let calendar = calendarWith([])
  const cases = await caseDesk(database, COUNTY.code, keys, { registry, calendar: () => calendar })
  let administrator = await http.signIn('administrator')
  const json = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  }
  return {
    http,
    cases,
    administrator: () => administrator,
    async setDay(next) {
      now = new Date(`${next}T01:00:00Z`)
      administrator = await http.signIn('administrator')
    },
    async reload() {
      calendar = calendarWith(await readCalendarYears(db, COUNTY.code))
    },
    year: async (year) => json(await administrator.get(`/api/admin/calendar-years/${year}`)),
    put: async (year, { notice, holidays, makeupDays }) => {
      const named = (days: YearBody['holidays']) => days.map(({ on, name }) => ({ on, name }))
      const body = { notice, holidays: named(holidays), makeupDays: named(makeupDays) }
      return json(await administrator.send(`/api/admin/calendar-years/${year}`, body, {}, 'PUT'))
    },
    async over(id) {
      for (;;) {
        const status = await json<RedatingStatus>(await administrator.get(`/api/redatings/${id}`))
        if (status.finishedAt) return status
      }
    },
    async moves(id, as = administrator) {
      const all: RedatingMoves['items'] = []
      for (let cursor = ''; ; ) {
        const page = await json<RedatingMoves>(
          await as.get(`/api/redatings/${id}/moves${cursor && `?cursor=${cursor}`}`),
        )
        all.push(...page.items)
        if (!page.nextCursor) return all
        cursor = encodeURIComponent(page.nextCursor)
      }
    },
    async wrong() {
      const current = calendarWith(await readCalendarYears(db, COUNTY.code))
      const day = today(now)
      const rows = await db.selectFrom('matter').selectAll().execute()
      const found: unknown[] = []
      for (const row of rows) {
        const definition = registry.get(row.procedure, row.version)
        const clocks = clockStates(definition, matterOf(row), { today: day, calendar: current })
        const stored = await db.selectFrom('clock').selectAll().where('matter', '=', row.id).execute()
        for (const clock of clocks) {
          const has = stored.find(({ name }) => name === clock.name)
          const settled = clock.state === 'stopped'
          const want = {
            dueOn: clock.dueOn,
            targetOn: clock.targetOn,
            provisional: clock.provisional,
            ...(settled ? { late: clock.late, missedTarget: clock.missedTarget } : {}),
          }
          for (const [key, value] of Object.entries(want))
            if (has?.[key as keyof typeof want] !== value)
              found.push({ matter: row.id, clock: clock.name, key, value, has })
        }
        if (stored.length !== clocks.length)
          found.push({ matter: row.id, stored: stored.length, clocks: clocks.length })
      }
      return found
    },
    close: () => http.close(),
  }
}

/** 2020 as the yearly notice had it, before the Spring Festival was made longer. */
export async function enterOriginal2020(desk: RedatingDesk): Promise<YearBody> {
  const amended = await desk.year(2020)
  const taken = (on: string) => on >= '2020-01-31' && on <= '2020-02-02'
  const notice = '国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）'
  const makeupDays = [...amended.makeupDays, { on: '2020-02-01', name: '春节' }].sort((a, b) =>
    a.on.localeCompare(b.on),
  )
  const original = { notice, holidays: amended.holidays.filter(({ on }) => !taken(on)), makeupDays }
  const { redating } = await desk.put(2020, original)
  if (redating) await desk.over(redating)
  await desk.reload()
  return original
}

/** The amendment of January 2020: to 2 February, and 1 February is not worked. */
export function amended2020({ holidays, makeupDays }: YearBody): YearBody {
  const more = ['2020-01-31', '2020-02-01', '2020-02-02'].map((on) => ({ on: plainDate(on), name: '春节' }))
  return {
    notice: '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）',
    holidays: [...holidays, ...more],
    makeupDays: makeupDays.filter(({ on }) => on !== '2020-02-01'),
  }
}
