import type { HotspotRow } from '../../../server/api-types/hotspots.ts'
import { dateText } from '../../shared/format.ts'

/** So many bars at most; more days are taken together. */
const BARS = 30
const DAY_MS = 86_400_000

/** Matters by day as small bars; what they say is said in words to whoever cannot see them. */
export function DayBars({ byDay }: { byDay: HotspotRow['byDay'] }) {
  const bars = barsOf(byDay)
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const first = byDay[0]
  const last = byDay.at(-1)
  if (!first || !last) return null
  const peak = byDay.reduce((one, other) => (other.count > one.count ? other : one))
  return (
    <span
      className="day-bars"
      role="img"
      aria-label={`${dateText(first.on)}至${dateText(last.on)}，最多的一天是${dateText(peak.on)}，${peak.count}件`}
      title={`${dateText(first.on)}至${dateText(last.on)}`}
    >
      {bars.map(({ at, count }) => (
        <span key={at} style={{ height: `${count === 0 ? 0 : Math.max(12, (count / most) * 100)}%` }} />
      ))}
    </span>
  )
}

function barsOf(byDay: HotspotRow['byDay']): { at: number; count: number }[] {
  const days = byDay.map(({ on, count }) => ({ at: Date.parse(on) / DAY_MS, count }))
  const [from, to] = [days[0]?.at ?? 0, days.at(-1)?.at ?? 0]
  const wide = Math.max(1, Math.ceil((to - from + 1) / BARS))
  const bars = Array.from({ length: Math.ceil((to - from + 1) / wide) }, (_, at) => ({ at, count: 0 }))
  for (const { at, count } of days) {
    const bar = bars[Math.floor((at - from) / wide)]
    if (bar) bar.count += count
  }
  return bars
}
