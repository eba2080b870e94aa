import { randomUUID } from 'node:crypto'
import type { Item, Mark } from '../../src/assessment/record.ts'
import type { Scheme } from '../../src/assessment/scheme.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'

/** A scheme of one group and two indicators, to be varied. */
export function schemeOf(more: Partial<Scheme> = {}): Scheme {
  return {
    title: '试行方案',
    period: 'month',
    full: 100,
    groups: [{ label: '部门', offices: ['east', 'west', 'north', 'south'] }],
    indicators: [
      { indicator: 'response', weight: 40 },
      { indicator: 'satisfaction', weight: 60 },
    ],
    exclusions: ['unreachable', 'withdrawn'],
    marks: [],
    tolerance: 0,
    fewest: 5,
    few: 30,
    ...more,
  }
}

/** Items of an office under an indicator: so many good, so many not. */
export function itemsOf(
  office: string,
  indicator: string,
  { good, bad = 0, ...more }: { good: number; bad?: number } & Omit<Partial<Item>, 'good'>,
): Item[] {
  return Array.from({ length: good + bad }, (_, at) => ({
    indicator,
    office,
    matter: `${office}-${at}`,
    receiptNumber: `${office}-${at}`,
    procedure: 'letter',
    seq: 3,
    on: plainDate('2020-03-10'),
    good: at < good,
    excluded: null,
    evidence: {},
    ...more,
  }))
}

/** A mark of an office. */
export function markOf(office: string, event: string, on = '2020-03-10'): Mark {
  const matter = randomUUID()
  return { event, office, matter, receiptNumber: matter, procedure: 'supervision-order', seq: 1, on: plainDate(on) }
}
