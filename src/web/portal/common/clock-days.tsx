import { useQuery } from '@tanstack/react-query'
import type { ClockAccount, ClockStatus } from '../../../server/api-types/clocks.ts'
import { type Caller, get } from '../../shared/api.ts'
import { DayStrip } from '../../shared/day-strip/day-strip.tsx'
import { Loading, Trouble } from './states.tsx'

interface ClockDaysProps {
  clock: ClockStatus
  matter: string
  caller: Caller
}

/** The days of a clock of one's own matter, one by one. */
export function ClockDays({ clock, matter, caller }: ClockDaysProps) {
  const { name, explanation, provisional } = clock
  const { data, error, refetch } = useQuery({
    // What is explained changed: so did the days.
    queryKey: ['clock-days', matter, name, explanation],
    queryFn: () => get<ClockAccount>(`/api/tracking/${matter}/clocks/${encodeURIComponent(name)}`, {}, caller),
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading lines={3} />
  return data.strip ? <DayStrip strip={data.strip} provisional={provisional} /> : null
}
