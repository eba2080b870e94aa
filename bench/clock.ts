import chineseDays from 'chinese-days'
import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar as calendar } from '../src/calendar/working-calendar.ts'
import { findLimit, limitById } from '../src/law/limit.ts'
import { reckon } from '../src/law/reckon.ts'

const STARTS = Array.from({ length: 2_000 }, (_, at) => addDays(plainDate('2019-06-01'), at))

/**
 * Due dates a second on one core: plain working-day limits beside the kept calendar
 * library's own walk over the same days (its `findWorkday`, and `isWorkday` asked day
 * by day, the faster of which gives the ratio), and the same limit with a pause.
 */
export async function bench(options: readonly string[]): Promise<object> {
  const seconds = options.includes('--quick') ? 0.5 : 3
  const limit = limitById('foi-answer-2019')
  const entries = [{ type: 'exclude', from: plainDate('2020-02-05'), to: plainDate('2020-02-20') }] as const
  const rates = measured(seconds, {
    plain: (startOn) => reckon({ limit, startOn, entries: [], calendar }).dueOn,
    paused: (startOn) => reckon({ limit, startOn, entries, calendar }).dueOn,
    found: (startOn) => {
      const inForce = findLimit('reconsideration-decide', startOn)
      return inForce ? reckon({ limit: inForce, startOn, entries: [], calendar }).dueOn : null
    },
    walk: (startOn) => libraryWalk(startOn, 20),
    own: (startOn) => chineseDays.findWorkday(20, startOn),
  })
  const { plain, paused, found, walk, own } = rates
  const differing = STARTS.filter(
    (startOn) => reckon({ limit, startOn, entries: [], calendar }).dueOn !== libraryWalk(startOn, 20),
  )
  return {
    bench: 'clock',
    workingDayLimit: Math.round(plain),
    withPause: Math.round(paused),
    byLawInForce: Math.round(found),
    libraryFindWorkday: Math.round(own),
    libraryDayByDay: Math.round(walk),
    ratio: Number((plain / Math.max(walk, own)).toFixed(1)),
    ratioToFindWorkday: Number((plain / own).toFixed(1)),
    differingFromLibrary: differing.length,
  }
}

const ROUNDS = 5

/** Medians over rounds in which all take their turn. */
function measured<K extends string>(seconds: number, works: Record<K, (startOn: PlainDate) => unknown>) {
  const names = Object.keys(works) as K[]
  for (const name of names) for (const start of STARTS) works[name](start)
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) rates[name].push(perSecond(seconds / ROUNDS, works[name]))
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  return Object.fromEntries(names.map((name) => [name, median(rates[name])])) as Record<K, number>
}

/** Of processor time, so that others at work on the machine take nothing away. */
function perSecond(seconds: number, work: (startOn: PlainDate) => unknown): number {
  const began = process.cpuUsage()
  for (let done = 0; ; ) {
    for (const start of STARTS) work(start)
    done += STARTS.length
    const { user, system } = process.cpuUsage(began)
    const spent = (user + system) / 1_000_000
    if (spent >= seconds) return done / spent
  }
}

function libraryWalk(start: PlainDate, amount: number): PlainDate {
  let day = start
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1)
    if (chineseDays.isWorkday(day)) left -= 1
  }
  return day
}
