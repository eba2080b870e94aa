import { addDays, plainDate } from '../../src/calendar/plain-date.ts'
import type { LadderRule } from '../../src/modules/supervision/index.ts'

/** The ladder's rule in these tests. */
export const RULE: LadderRule = {
  warn: 3,
  remind: 1,
  order: -1,
  talk: -5,
  announce: -10,
  from: '08:30',
  until: '17:30',
}

/** A thousand moments: twenty-five a day, from 7:00 to 19:00, for forty days. */
export const MOMENTS: readonly string[] = Array.from({ length: 40 }, (_, day) =>
  Array.from({ length: 25 }, (_, half) => {
    const minutes = 7 * 60 + half * 30
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return `${addDays(plainDate('2020-03-09'), day)}T${time}:00+08:00`
  }),
).flat()
