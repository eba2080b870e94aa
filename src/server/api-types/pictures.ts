/** GET /api/pictures/due: open matters by the week of their nearest day. */
export interface DuePicture {
  today: string
  /** Every week of the span, Monday and Sunday; */
  weeks: { from: string; to: string; due: number; standing: 'past' | 'now' | 'coming' }[]
}

/** GET /api/pictures/flow?procedure=&from=&to=: days in each stage of matters closed in the period. */
export interface FlowPicture {
  from: string
  to: string
  procedure: string
  stages: { stage: string; label: string; matters: number; median: number; ninth: number }[]
}

/** GET /api/pictures/offices?from=&to=. */
export interface OfficePicture {
  from: string
  to: string
  offices: {
    office: string | null
    name: string
    open: number
    openLate: number
    closed: number
    closedLate: number
  }[]
}
