/** GET and PUT /api/admin/calendar-years/{year}: days that differ from the plain week, as the State Council's notice says. */
export interface CalendarYear {
  year: number
  /** False while no notice is known: the year is provisional. */
  published: boolean
  /** Document number or address of the notice. */
  notice: string
  /** 'library' where it comes with Heng, 'county' where the administrator entered it. */
  source: 'library' | 'county' | 'none'
  /** Days off that are Monday to Friday, or festival days, each with the notice it rests on. */
  holidays: { on: string; name: string; notice?: string }[]
  /** Saturdays and Sundays that are worked in exchange. */
  makeupDays: { on: string; name: string; notice?: string }[]
}

/** Body of PUT /api/admin/calendar-years/{year}. */
export interface CalendarYearRequest {
  notice: string
  holidays: { on: string; name: string }[]
  makeupDays: { on: string; name: string }[]
}

/** Answer to it: how many days are of another kind now, and the pass that dates matters anew, if any is. */
export interface CalendarSaved {
  year: number
  changed: number
  redating: string | null
}

/** What kind of day it is, with the holiday's name where it has one. */
export interface DayKindInfo {
  kind: 'working' | 'weekend' | 'holiday' | 'makeup'
  name?: string
}

/** POST /api/admin/calendar-years/{year}/preview, with the body of the PUT: nothing is written. */
export interface CalendarPreview {
  year: number
  /** Days that would be worked and are not now, or the reverse; the ends of a year whose notice becomes known. */
  changes: { on: string; from: DayKindInfo; to: DayKindInfo }[]
  /** Matters that would be looked at, of which some move. */
  matters: number
}

/** POST /api/admin/calendar-years/{year}/text {text}: what the words of a notice say. */
export interface CalendarRead {
  /** Title and number of the notice, if the text gives them. */
  notice: string
  holidays: { on: string; name: string }[]
  makeupDays: { on: string; name: string }[]
  /** What does not fit together and must be looked at by a person, in Chinese. */
  faults: string[]
}

/** GET /api/redatings/{id}: a pass over the matters after the calendar changed. */
export interface RedatingStatus {
  id: string
  reason: string
  /** First and last day that changed. */
  fromOn: string
  toOn: string
  startedAt: string
  /** Null while it runs. */
  finishedAt: string | null
  total: number
  done: number
  /** Running clocks that got another day. */
  moved: number
  /** Stopped clocks that count as late now, or no longer so. */
  rejudged: number
}

/** GET /api/redatings, newest first. */
export interface RedatingList {
  items: RedatingStatus[]
}

/** GET /api/redatings/{id}/moves?cursor= */
export interface RedatingMoves {
  items: {
    matter: string
    receiptNumber: string
    procedureTitle: string
    clockLabel: string
    office: string | null
    officeName: string | null
    fromOn: string | null
    toOn: string | null
    /** Of a clock that had stopped: what it counts as now. */
    verdict: 'late' | 'inTime' | null
  }[]
  nextCursor?: string
}

/** GET /api/calendar-feeds; POST makes one: {scope, place?} → NewFeed; DELETE /api/calendar-feeds/{id}. */
export interface FeedList {
  items: {
    id: string
    scope: 'person' | 'office' | 'place'
    officeName: string | null
    place: string | null
    createdAt: string
  }[]
}

export interface NewFeed {
  id: string
  /** Path of the feed; whoever has it can read it. Shown once. */
  path: string
}

/** GET /api/appointments: hearings and sessions from today on that are public by nature. */
export interface AppointmentList {
  items: {
    matter: string
    procedure: string
    procedureTitle: string
    title: string
    label: string
    on: string
    time: string | null
    place: string | null
  }[]
}
