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
  const plain = perSecond(seconds, (startOn) => reckon({ limit, startOn, entries: [], calendar }).dueOn)
  const paused = perSecond(seconds, (startOn) => reckon({ limit, startOn, entries, calendar }).dueOn)
  const found = perSecond(seconds, (startOn) => {
    const inForce = findLimit('reconsideration-decide', startOn)
    return inForce ? reckon({ limit: inForce, startOn, entries: [], calendar }).dueOn : null
  })
  const walk = perSecond(seconds, (startOn) => libraryWalk(startOn, 20))
  const own = perSecond(seconds, (startOn) => chineseDays.findWorkday(20, startOn))
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

function perSecond(seconds: number, work: (startOn: PlainDate) => unknown): number {
  for (const start of STARTS) work(start)
  const began = performance.now()
  let done = 0
  while (performance.now() - began < seconds * 1_000) {
    for (const start of STARTS) work(start)
    done += STARTS.length
  }
  return (done / (performance.now() - began)) * 1_000
}

function libraryWalk(start: PlainDate, amount: number): PlainDate {
  let day = start
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1)
    if (chineseDays.isWorkday(day)) left -= 1
  }
  return day
}
