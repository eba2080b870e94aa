import type { MatterRow } from '../api-types.ts'

/** The measures of `src/statistics/measure.ts`. */
export type MeasureName = 'open' | 'dueToday' | 'dueSoon' | 'past' | 'late' | 'received' | 'closed' | 'closedLate'

/** What each measure counts. */
export type MeasureCounts = Record<MeasureName, number>

/** A number with the page that lists what it counts. */
export interface BoardNumber {
  id: string
  label: string
  /** How it is counted. */
  help: string
  value: number
  /** Page of the desk, with its query: '/desk?late=true'. */
  to: string
  /** How much it presses where it is not zero. */
  tone: 'plain' | 'warn' | 'fault'
}

/** GET /api/boards/first: what the post wants to know first in the morning. */
export interface BoardFirst {
  groups: { label: string; items: BoardNumber[] }[]
}

/** GET /api/boards?from=&to=&office=: the county's work, by office, kind and month. */
export interface Board {
  today: string
  from: string
  to: string
  office: string | null
  /** In the order of the columns; `list` is the worklist's filter that gives the same matters. */
  measures: { id: MeasureName; label: string; rule: string; list: Record<string, string> }[]
  total: MeasureCounts
  /** The most loaded first; null: nobody leads yet. */
  offices: { office: string | null; name: string; counts: MeasureCounts }[]
  procedures: { procedure: string; title: string; counts: MeasureCounts }[]
  /** Twelve months up to that of `to`, the last perhaps not full. */
  months: { month: string; from: string; to: string; received: number; closed: number; closedLate: number }[]
}

/** GET /api/boards/causes: where matters past their day stand still, and what befell them. */
export interface BoardCauses {
  /** The last day before today, which every list is bounded by. */
  dueTo: string
  rows: {
    procedure: string
    procedureTitle: string
    stage: string
    stageLabel: string
    past: number
    /** Given back by an office at least once. */
    returned: number
    /** Prolonged. */
    extended: number
    /** Reminded of. */
    reminded: number
    /** Working days past, of the one half that is past longest at least so many. */
    medianDays: number
  }[]
}

/** GET /api/boards/topics?from=&to=: what people raise, beside the period of the same length before. */
export interface BoardTopics {
  from: string
  to: string
  before: { from: string; to: string }
  /** By the number of the period, the largest first. */
  topics: {
    label: string
    now: number
    before: number
    /** Each door's figure, which opens its list. */
    figures: { figure: string; label: string; now: number; before: number }[]
  }[]
}

/** GET /api/boards/instructions: what leaders instructed and how far it is: open ones, and those closed in the last 90 days. */
export interface BoardInstructions {
  total: number
  open: number
  past: number
  closed: number
  items: {
    matter: MatterRow
    text: string
    leader: string | null
    /** The special supervision that carries it out; null of an order by itself. */
    batch: string | null
    past: boolean
    last: { label: string; on: string }
    orders: { total: number; closed: number; past: number }
  }[]
}
