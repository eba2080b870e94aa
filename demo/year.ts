import { addDays, daysBetween, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { behindSteps } from './behind.ts'
import { congressSteps } from './congress.ts'
import { disputeSteps, hangingSteps } from './disputes.ts'
import { instructionSteps } from './instructions.ts'
import { letterSteps } from './letters.ts'
import { orderSteps, presentOrders } from './orders.ts'
import { consultationSteps, interviewSteps } from './others.ts'
import { inOrder, type Step } from './plan.ts'
import { type Chance, chance } from './random.ts'
import { CASES, caseSteps, REQUESTS, requestSteps } from './remedies.ts'
import { suggestionSteps } from './suggestions.ts'
import { SUITS, suitSteps } from './suits.ts'
import { presentWhistles, whistleSteps } from './whistles.ts'

/** What the county's report for 2020 counts. */
const LETTERS = 128
const CONSULTATIONS = 95
const INTERVIEWS = 13
const SUGGESTIONS = 95
/** The congress met late that spring: most suggestions were assigned together, the rest one by one. */
const ASSIGNED_FROM = plainDate('2020-05-11')

const FIRST_DAY = plainDate('2020-01-02')
const LAST_DAY = plainDate('2020-12-31')
/** From here on the year's letters are handled without delay, so that none is carried over. */
const HURRY_FROM = plainDate('2020-10-08')
const LAST_RECEIPT = plainDate('2020-12-16')

/** The year 2020 of the demonstration county, in the order in which it happened. */
export function yearSteps(): Step[] {
  const dice = chance(410922)
  const letters = spread(dice, LETTERS, (number, receivedOn) =>
    letterSteps(dice, { id: `letter-${number}`, number, receivedOn, until: LAST_DAY, hurry: receivedOn >= HURRY_FROM }),
  )
  const consultations = spread(dice, CONSULTATIONS, (number, receivedOn) =>
    consultationSteps(dice, {
      id: `consultation-${number}`,
      number: 200 + number,
      receivedOn,
      until: LAST_DAY,
      hurry: receivedOn >= HURRY_FROM,
    }),
  )
  const interviews = spread(dice, INTERVIEWS, (number, plannedOn) =>
    interviewSteps({ id: `interview-${number}`, number, plannedOn: addDays(plannedOn, 10), until: LAST_DAY }),
  )
  const suits = chance(22)
  const litigation = SUITS.flatMap((_, number) =>
    suitSteps(suits, { id: `suit-${number}`, number, servedOn: addDays(FIRST_DAY, 4 + number * 11), until: LAST_DAY }),
  )
  const deputies = chance(95)
  const suggestions = Array.from({ length: SUGGESTIONS }, (_, number) =>
    suggestionSteps(deputies, {
      id: `suggestion-${number}`,
      number,
      assignedOn: addDays(ASSIGNED_FROM, number < 80 ? number % 5 : 20 + (number - 80) * 5),
      until: LAST_DAY,
    }),
  )
  return inOrder([
    ...letters,
    ...consultations,
    ...interviews,
    ...litigation,
    ...suggestions.flat(),
    ...congressSteps(LAST_DAY),
    ...whistleSteps(LAST_DAY),
    ...orderSteps(),
    ...remedySteps(),
  ])
}

/** The year's requests for information and reconsiderations, spread so that none is carried over. */
function remedySteps(): Step[] {
  const requests = REQUESTS.flatMap((_, number) =>
    requestSteps({
      id: `request-${number}`,
      number,
      appliedOn: addDays(plainDate('2020-03-10'), number * 75),
      until: LAST_DAY,
    }),
  )
  const cases = CASES.flatMap((_, number) =>
    caseSteps({
      id: `case-${number}`,
      number,
      appliedOn: addDays(plainDate('2020-02-18'), number * 53),
      until: LAST_DAY,
    }),
  )
  return [...requests, ...cases]
}

/** What lies on the desks as of `today`: young matters in every stage, late ones of the months before, one interview announced. */
export function presentSteps(today: PlainDate): Step[] {
  const dice = chance(20_260_101)
  const letters = Array.from({ length: 16 }, (_, at) =>
    letterSteps(dice, {
      id: `now-letter-${at}`,
      number: 400 + at,
      receivedOn: addDays(today, -at - (at % 4)),
      until: today,
    }),
  )
  const waiting = Array.from({ length: 24 }, (_, at) =>
    letterSteps(dice, {
      ...{ id: `waiting-letter-${at}`, number: 600 + at, until: today },
      receivedOn: addDays(today, -(at % 3)),
    }).filter(({ action }) => action === 'open'),
  )
  const consultations = Array.from({ length: 6 }, (_, at) =>
    consultationSteps(dice, {
      id: `now-consultation-${at}`,
      number: 500 + at,
      receivedOn: addDays(today, -at),
      until: today,
    }),
  )
  const interview = interviewSteps({ id: 'now-interview', number: 11, plannedOn: addDays(today, 5), until: today })
  const requests = REQUESTS.map((_, number) =>
    requestSteps({ id: `now-request-${number}`, number, appliedOn: addDays(today, -4 * number - 1), until: today }),
  )
  const cases = [0, 1, 3].map((number) =>
    caseSteps({ id: `now-case-${number}`, number, appliedOn: addDays(today, -6 * number - 1), until: today }),
  )
  const disputed = [disputeSteps(today), hangingSteps(today), instructionSteps(today)]
  const called = [...presentWhistles(today), ...presentOrders(today)]
  const others = [...requests, ...cases, ...presentSuits(today), ...presentSuggestions(today), ...disputed]
  return inOrder([...letters, ...waiting, ...consultations, interview, ...others, called, behindSteps(today)].flat())
}

function presentSuits(today: PlainDate): Step[][] {
  const dice = chance(2026)
  return [0, 1, 3].map((number) =>
    suitSteps(dice, { id: `now-suit-${number}`, number, servedOn: addDays(today, -9 * number - 1), until: today }),
  )
}

function presentSuggestions(today: PlainDate): Step[][] {
  const dice = chance(2027)
  return [0, 1, 2, 3].map((at) =>
    suggestionSteps(dice, {
      id: `now-suggestion-${at}`,
      number: 95 + at,
      assignedOn: addDays(today, -14 * at - 2),
      until: today,
    }),
  )
}

/** Days over the year, a little uneven, so that weeks differ as they do. */
function spread(dice: Chance, count: number, stepsOf: (number: number, on: PlainDate) => Step[]): Step[] {
  const span = daysBetween(FIRST_DAY, LAST_RECEIPT)
  return Array.from({ length: count }, (_, number) => {
    const day = Math.round((number * span) / (count - 1)) + dice.between(-4, 4)
    return stepsOf(number, addDays(FIRST_DAY, Math.min(Math.max(day, 0), span)))
  }).flat()
}
