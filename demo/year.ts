import { addDays, daysBetween, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { letterSteps } from './letters.ts'
import { consultationSteps, interviewSteps } from './others.ts'
import { inOrder, type Step } from './plan.ts'
import { chance } from './random.ts'

/** What the county's report for 2020 counts. */
const LETTERS = 128
const CONSULTATIONS = 95
const INTERVIEWS = 13

const FIRST_DAY = plainDate('2020-01-02')
const LAST_DAY = plainDate('2020-12-31')
/** From here on the year's letters are handled without delay, so that none is carried over. */
const HURRY_FROM = plainDate('2020-10-08')
const LAST_RECEIPT = plainDate('2020-12-16')

/** The year 2020 of the demonstration county, in the order in which it happened. */
export function yearSteps(): Step[] {
  const dice = chance(410922)
  const letters = spread(LETTERS, (number, receivedOn) =>
    letterSteps(dice, { id: `letter-${number}`, number, receivedOn, until: LAST_DAY, hurry: receivedOn >= HURRY_FROM }),
  )
  const consultations = spread(CONSULTATIONS, (number, receivedOn) =>
    consultationSteps(dice, {
      id: `consultation-${number}`,
      number: 200 + number,
      receivedOn,
      until: LAST_DAY,
      hurry: receivedOn >= HURRY_FROM,
    }),
  )
  const interviews = spread(INTERVIEWS, (number, plannedOn) =>
    interviewSteps({ id: `interview-${number}`, number, plannedOn: addDays(plannedOn, 10), until: LAST_DAY }),
  )
  return inOrder([...letters, ...consultations, ...interviews])
}

/** What lies on the desks as of `today`: young matters in every stage, one interview announced. */
export function presentSteps(today: PlainDate): Step[] {
  const dice = chance(20_260_101)
  const letters = Array.from({ length: 16 }, (_, at) =>
    letterSteps(dice, {
      id: `now-letter-${at}`,
      number: 400 + at,
      receivedOn: addDays(today, -at - (at % 4)),
      until: cut(dice, today),
    }),
  )
  const consultations = Array.from({ length: 6 }, (_, at) =>
    consultationSteps(dice, {
      id: `now-consultation-${at}`,
      number: 500 + at,
      receivedOn: addDays(today, -at),
      until: cut(dice, today),
    }),
  )
  const interview = interviewSteps({ id: 'now-interview', number: 11, plannedOn: addDays(today, 5), until: today })
  return inOrder([...letters, ...consultations, interview].flat())
}

function cut(dice: ReturnType<typeof chance>, today: PlainDate): PlainDate {
  return addDays(today, -dice.between(0, 2))
}

function spread(count: number, stepsOf: (number: number, on: PlainDate) => Step[]): Step[] {
  const span = daysBetween(FIRST_DAY, LAST_RECEIPT)
  return Array.from({ length: count }, (_, number) =>
    stepsOf(number, addDays(FIRST_DAY, Math.round((number * span) / (count - 1)))),
  ).flat()
}
