import type { Length } from '../calendar/length.ts'
import { addDays } from '../calendar/plain-date.ts'
import type { Reckoning, ReckonRequest } from './reckoning.ts'

const MINUTES_A_DAY = 24 * 60

/** From a moment on, hour by hour, through nights and holidays (民法典 art. 201 para. 2). */
export function reckonHours({ limit, startOn, startTime = '00:00' }: ReckonRequest, length: Length): Reckoning {
  const [hour, minute] = startTime.split(':').map(Number)
  const minutes = (hour ?? 0) * 60 + (minute ?? 0) + length.amount * 60
  const dueOn = addDays(startOn, Math.floor(minutes / MINUTES_A_DAY))
  const left = minutes % MINUTES_A_DAY
  const at = `${dueOn}T${two(Math.floor(left / 60))}:${two(left % 60)}`
  return {
    ...(limit ? { limit } : {}),
    length,
    countedFrom: startOn,
    dueOn,
    rawDueOn: dueOn,
    dueAt: at,
    steps: [
      { kind: 'length', length },
      { kind: 'dueAt', from: `${startOn}T${startTime}`, at },
    ],
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
