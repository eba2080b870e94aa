import type { Length } from '../calendar/length.ts'
import { addDays, daysBetween } from '../calendar/plain-date.ts'
import type { Reckoning, ReckonRequest, Step } from './reckoning.ts'

const MINUTES_A_DAY = 24 * 60

/**
 * From a moment on, hour by hour, through nights and holidays (民法典 art. 201 para. 2).
 * No statute pauses a limit in hours; a norm of the county's own may stand still for
 * whole days.
 */
export function reckonHours(
  { limit, startOn, startTime = '00:00', entries }: ReckonRequest,
  length: Length,
): Reckoning {
  const base = { ...(limit ? { limit } : {}), length, countedFrom: startOn }
  const first: Step = { kind: 'length', length }
  const pauses = entries.filter((entry) => entry.type === 'exclude')
  const open = pauses.find(({ to }) => to === undefined)
  if (open) {
    const steps: Step[] = [first, { kind: 'suspended', since: open.from }]
    return { ...base, dueOn: null, rawDueOn: null, suspended: true, steps }
  }
  const closed = pauses.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]))
  const stood = closed.reduce((days, { from, to }) => days + daysBetween(from, to), 0)
  const [hour = 0, minute = 0] = startTime.split(':').map(Number)
  const minutes = hour * 60 + minute + length.amount * 60
  const dueOn = addDays(startOn, stood + Math.floor(minutes / MINUTES_A_DAY))
  const left = minutes % MINUTES_A_DAY
  const at = `${dueOn}T${two(Math.floor(left / 60))}:${two(left % 60)}`
  return {
    ...base,
    dueOn,
    rawDueOn: dueOn,
    dueAt: at,
    steps: [
      first,
      ...closed.map(({ from, to }): Step => ({ kind: 'excluded', from: addDays(from, 1), to })),
      { kind: 'dueAt', from: `${startOn}T${startTime}`, at },
    ],
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
