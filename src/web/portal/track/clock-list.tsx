import type { TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { ClockAccount } from '../common/clock-account.tsx'
import { isOver } from '../common/clock-words.ts'
import { FoldedClocks, OfficeClocks } from '../common/folded-clocks.tsx'

interface ClockListProps {
  page: TrackingPage
  caller: Caller
}

/** The day of the answer and what is overdue, each with its reasons; the office's own days folded away. */
export function RunningClocks({ page: { id, clocks, plain }, caller }: ClockListProps) {
  const going = clocks.filter(({ state }) => state !== 'stopped')
  const foremost = [plain?.answerClock, plain?.yours?.clock]
  const shown = plain ? going.filter((clock) => foremost.includes(clock.name) || isOver(clock)) : going
  const rest = going.filter((clock) => !shown.includes(clock))
  if (going.length === 0) return null
  return (
    <section aria-labelledby="track-next">
      <h2 id="track-next">期限</h2>
      {shown.map((clock) => (
        <ClockAccount key={clock.name} clock={clock} of={{ matter: id, caller }} />
      ))}
      <OfficeClocks clocks={rest} of={{ matter: id, caller }} />
    </section>
  )
}

/** What was done by its day, or not. */
export function PastClocks({ page: { id, clocks }, caller }: ClockListProps) {
  const past = clocks.filter(({ state }) => state === 'stopped')
  return <FoldedClocks title="已经走过的期限" clocks={past} of={{ matter: id, caller }} className="p-aside" />
}
