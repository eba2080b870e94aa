import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { LETTER_TOPICS } from './letter-topics.ts'
import { letterSteps, officeFor } from './letters.ts'
import { Life } from './life.ts'
import { categoryOf, isTownship, PLACES } from './offices.ts'
import { citizen, type Doer, type Step } from './plan.ts'
import { type Chance, chance } from './random.ts'

const DISPATCHER: Doer = { role: 'dispatcher' }
/** More days than the law gives for sending a letter on, and for finishing it. */
const ASSIGNED_LATE = 17
const FINISHED_LATE = 66

/**
 * The months before `today` as a real county leaves them behind: most letters answered
 * in time, some sent on or answered late last month, some still open past their day.
 */
export function behindSteps(today: PlainDate): Step[] {
  const dice = chance(20_261_031)
  const usual = Array.from({ length: 18 }, (_, at) =>
    letterSteps(dice, {
      id: `past-letter-${at}`,
      number: 700 + at,
      receivedOn: addDays(today, -30 - 3 * at),
      until: today,
    }),
  )
  const month = lastMonth(today)
  const sentLate = [1, 4, 8].map((day, at) =>
    lateLetter(dice, {
      ...{ id: `sent-late-${at}`, number: 730 + at, until: today, receivedOn: addDays(month, day) },
      ...{ assignAfter: ASSIGNED_LATE, replyAfter: 6 },
    }),
  )
  const answeredLate = [3, 12, 20].map((day, at) =>
    lateLetter(dice, {
      ...{ id: `answered-late-${at}`, number: 740 + at, until: today, receivedOn: addDays(month, day - FINISHED_LATE) },
      ...{ assignAfter: 1, replyAfter: FINISHED_LATE - 2 },
    }),
  )
  const open = [0, 3, 9, 16].map((more, at) =>
    lateLetter(dice, {
      ...{ id: `still-open-${at}`, number: 750 + at, until: today, receivedOn: addDays(today, -FINISHED_LATE - more) },
      assignAfter: 2,
    }),
  )
  return [...usual, ...sentLate, ...answeredLate, ...open].flat()
}

/** The first day of the month before a day's own. */
function lastMonth(day: PlainDate): PlainDate {
  const ended = addDays(plainDate(`${day.slice(0, 7)}-01`), -1)
  return plainDate(`${ended.slice(0, 7)}-01`)
}

interface LateLetter {
  readonly id: string
  readonly number: number
  readonly receivedOn: PlainDate
  readonly until: PlainDate
  /** Days from receipt. */
  readonly assignAfter: number
  /** Days from being sent on; absent: nobody has answered yet. */
  readonly replyAfter?: number
}

function lateLetter(dice: Chance, { id, number, receivedOn, until, assignAfter, replyAfter }: LateLetter): Step[] {
  const topic = dice.pick(LETTER_TOPICS)
  const place = dice.pick(PLACES)
  const say = (text: string) => text.replaceAll('{place}', place)
  const office = officeFor(topic, place)
  const clerk: Doer = { role: isTownship(office) ? 'township' : 'clerk', office }
  const steps = new Life(id, 'letter', receivedOn)
  const input = { kind: topic.kind, title: say(topic.title), body: say(topic.body), place, wantsPublic: false }
  steps.open({ role: 'citizen' }, input, citizen(number))
  steps.after(assignAfter).does(DISPATCHER, 'assign', { office, category: categoryOf(office) })
  steps.after(1).does(clerk, 'accept', { contact: '已与来信人通话，约定现场查看的时间。' })
  if (replyAfter !== undefined)
    steps.after(replyAfter).does(clerk, 'reply', {
      outcome: topic.outcome,
      answer: `来信收悉。${say(topic.answer)}答复晚了，向您致歉。`,
    })
  return steps.until(until)
}
