import type { ClockStatus } from './api-types/clocks.ts'
import type { DraftInfo } from './api-types/drafts.ts'

/**
 * What travels between Heng's server and its screens. This file and those of its
 * folder `api-types/` are all of the server that the web may import. Types only;
 * dates are 'YYYY-MM-DD' in Asia/Shanghai, instants ISO 8601 in UTC.
 */

/** RFC 9457, with a stable kebab-case `code`; `detail` is Chinese and says what to do next. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  /** Citation in words, when a law refuses: 《信访条例》（2005）第三十三条. */
  law?: string
  /** Bad input: one entry per field, `path` as in the request body ('party.phone'). */
  errors?: { path: string; message: string }[]
  /** Conflict: what others did since the version the caller had seen. */
  changes?: TimelineEntry[]
  /** Conflict: the matter's version now. */
  seq?: number
  /** Conflict: the draft as it stands on the server; null if it is gone. */
  draft?: DraftInfo | null
}

export interface CountyInfo {
  code: string
  name: string
  mark: string
  /** Every county of this installation, for the chooser. */
  counties: { code: string; name: string }[]
  /** True until the first administrator exists. */
  setupNeeded: boolean
  /** The county is invented: newcomers are shown around. */
  demonstration: boolean
  today: string
  /** Contacts that are confirmed by a code before sending, and whether they must be; kinds is empty where none are. */
  confirm: { required: boolean; kinds: ('phone' | 'email')[] }
}

/** JSON Schema (draft 2020-12) of a form, with `title`, `description`, and our own keys `widget`, `placeholder`, `order`. */
export type FormSchema = Record<string, unknown>

export interface ActionDescription {
  /** camelCase as in the definition; the URL has it in kebab-case. */
  name: string
  label: string
  law?: string
  by: string[]
  from: string[]
  to: string
  input: FormSchema
  danger?: boolean
}

export interface ProcedureDescription {
  id: string
  version: number
  title: string
  /** URL segment: /api/{plural}. */
  plural: string
  law?: string
  intro?: string
  /** What this door does not take, and where it belongs instead. */
  notAccepted?: { what: string; instead: string }[]
  stages: { name: string; label: string }[]
  clocks: { name: string; label: string; law?: string; length?: string; target?: string }[]
  outcomes: { name: string; label: string; law?: string }[]
  open: { by: string[]; input: FormSchema; party?: FormSchema }
  actions: ActionDescription[]
  roles: { name: string; label: string }[]
}

export interface TimelineEntry {
  /** The day as first recorded, where it was corrected. */
  correctedFrom?: string
  /** Of a correction: the due days it moved. */
  redated?: { label: string; from: string | null; to: string | null }[]
  seq: number
  action: string
  label: string
  role: string
  roleLabel: string
  /** Staff name; absent for citizens and on public pages. */
  actorName?: string
  office?: string
  officeName?: string
  happenedOn: string
  recordedAt: string
  /** The action's input as recorded: labels in order, values ready to show. */
  fields: { name: string; label: string; value: string }[]
  documents: DocumentInfo[]
  documentNumber?: string
  /** The notice or decision it issued, to download. */
  paper?: { name: string; path: string }
  law?: string
}

export interface DocumentInfo {
  id: string
  name: string
  mediaType: string
  size: number
}

export interface ActionOffer {
  name: string
  label: string
  enabled: boolean
  refusal?: { code: string; message: string; law?: string }
  danger?: boolean
}

export interface MatterRow {
  id: string
  procedure: string
  procedureTitle: string
  receiptNumber: string
  title: string
  stage: string
  stageLabel: string
  leadOffice: string | null
  leadOfficeName: string | null
  assigneeName: string | null
  openedOn: string
  closedOn: string | null
  outcome: string | null
  outcomeLabel: string | null
  /** Nearest day of any running clock, statute or norm; null when none runs. */
  dueOn: string | null
  late: boolean
  workingDaysLeft: number | null
  /** The day rests on a year whose holidays are not announced. */
  provisional: boolean
  seq: number
}

export interface MatterList {
  items: MatterRow[]
  /** Pass back as `cursor`; absent on the last page. */
  nextCursor?: string
}

export interface PartyView {
  /** Masked: 张*、138****0000. */
  name?: string
  phone?: string
  idNumber?: string
  email?: string
  address?: string
}

export interface RelatedMatter {
  kind: string
  label: string
  id: string
  receiptNumber: string
  title: string
}

/** Everything the desk's matter page shows. The server decides; the screen shows. */
export interface MatterPage extends MatterRow {
  version: number
  channel: string
  /** What was submitted: labels in order. */
  content: { name: string; label: string; value: string }[]
  facts: { name: string; label: string; value: string }[]
  party: PartyView | null
  /** Particulars whose owner entered the code sent there. */
  partyConfirmed: ('phone' | 'email')[]
  assistingOffices: { id: string; name: string }[]
  suspended: boolean
  stages: { name: string; label: string; reached: boolean; current: boolean }[]
  clocks: ClockStatus[]
  actions: ActionOffer[]
  timeline: TimelineEntry[]
  documents: DocumentInfo[]
  related: RelatedMatter[]
}

/** Answer to opening a matter: shown once to whoever opened it. */
export interface Receipt {
  id: string
  receiptNumber: string
  /** Ten digits; with the receipt number it opens the tracking page. */
  queryCode: string
  title: string
  openedOn: string
  stageLabel: string
  /** The same in everyday words, where the procedure has them. */
  plain?: PlainStanding
  /** What to expect and why that day. */
  clocks: ClockStatus[]
  seq: number
}

/** Answer to an action. */
export interface Acted {
  id: string
  seq: number
  stage: string
  stageLabel: string
  documentNumber?: string
  clocks: ClockStatus[]
}

/** What is left to whoever is not content with an answer, or has none in time. */
export interface RemedyOffer {
  what: string
  how: string
  /** Empty where no law is behind it. */
  law: string
  /** The limit to keep and the day it is counted from, as the calculator takes them. */
  limit?: { family: string; from: string }
  /** Another door to write at, as it stands in addresses: letters. */
  door?: string
}

/** Where a matter stands, said to somebody who knows no procedure. */
export interface PlainStanding {
  now: string
  next: string
  /** Who has it, where that is not the lead office. */
  who?: string
  /** The clock at whose end the answer comes. */
  answerClock?: string
  /** It waits for the applicant: what to do, by which action and clock. */
  yours?: { label: string; action?: string; clock?: string }
}

/** What the applicant sees: nothing internal. */
export interface TrackingPage {
  id: string
  procedure: string
  /** Its own version of the procedure. */
  version: number
  procedureTitle: string
  plural: string
  receiptNumber: string
  title: string
  stage: string
  stageLabel: string
  stages: { name: string; label: string; reached: boolean; current: boolean }[]
  leadOfficeName: string | null
  openedOn: string
  closedOn: string | null
  outcomeLabel: string | null
  /** The same in everyday words, where the procedure has them. */
  plain?: PlainStanding
  content: { name: string; label: string; value: string }[]
  clocks: ClockStatus[]
  timeline: TimelineEntry[]
  documents: DocumentInfo[]
  actions: ActionOffer[]
  remedies: RemedyOffer[]
  seq: number
  /** Use as `Authorization: Bearer …` for the applicant's own actions; lives two hours. */
  token: string
}

export interface PublicationRow {
  id: string
  procedure: string
  procedureTitle: string
  title: string
  officeName: string | null
  publishedOn: string
  excerpt: string
}

export interface PublicationPage extends PublicationRow {
  question: string
  answer: string
}

export interface PublicationList {
  items: PublicationRow[]
  /** The words that were looked for. */
  words: string[]
  /** Nothing holds them all: these share the most of them. */
  near?: true
  nextCursor?: string
}

/** A matter that is public by nature, such as an online interview. */
export interface PublicMatter {
  id: string
  procedure: string
  title: string
  stage: string
  stageLabel: string
  openedOn: string
  closedOn: string | null
  facts: { name: string; label: string; value: string }[]
  entries: TimelineEntry[]
  /** What anybody may do now, such as ask a question. */
  actions: ActionOffer[]
}

export interface PostInfo {
  id: string
  role: string
  roleLabel: string
  office: string | null
  officeName: string | null
  /** Set when held as a substitute: the name of whose post it is. */
  actingFor?: string
}

export interface SessionInfo {
  stage: 'second-factor' | 'second-factor-setup' | 'password-change' | 'signed-in'
  person?: { id: string; name: string; kind: 'staff' | 'citizen' }
  posts: PostInfo[]
  /** The post acted in now. */
  post?: PostInfo
  /** Send back on writes as X-Heng-Csrf. */
  csrf: string
}

export interface OfficeInfo {
  id: string
  name: string
  kind: string
  duties: string
  closedOn: string | null
}

export interface StaffInfo {
  id: string
  name: string
  username?: string
  posts: PostInfo[]
  disabled: boolean
  secondFactor: boolean
}

export interface FigureValue {
  id: string
  procedure: string
  label: string
  value: number | null
  numerator?: number
  denominator?: number
  /** A count by the values of the fact it is broken down by. */
  cells?: Record<string, number>
  kind: 'count' | 'rate'
  /** How it is counted, in words. */
  rule: string
}

export interface FigureTable {
  from: string
  to: string
  office: string | null
  figures: FigureValue[]
}

/** Every list that is not paged travels as `{ items }`: GET /api/procedures, /api/offices, /api/people, /api/mine, /api/substitutions and all below. */
export interface ItemList<T> {
  items: T[]
}

/** POST /api/matters/{id}/unmask. */
export interface UnmaskRequest {
  field: keyof PartyView
  reason: string
}

/** GET /api/matters/{id}/publication-draft: personal data already masked. */
export interface PublicationDraft {
  title: string
  question: string
  answer: string
}

/** POST /api/session/second-factor/setup. `uri` is otpauth://…; shown once. */
export interface SecondFactorSetup {
  secret: string
  uri: string
}

/** GET /api/substitutions: those I gave and those given to me. */
export interface SubstitutionInfo {
  id: string
  post: PostInfo
  holderName: string
  substituteName: string
  fromOn: string
  /** Last day, inclusive. */
  untilOn: string
  /** Words of hand-over from the holder. */
  note: string | null
  /** True where my own post is stood in for, so that I may end it. */
  mine: boolean
}

/** POST /api/substitutions: `post` is mine, `substitute` a person's id. */
export interface SubstitutionRequest {
  post: string
  substitute: string
  fromOn: string
  untilOn: string
  note?: string
}

// Administration

/** POST /api/admin/offices enters an office, or rewrites the one of that id; DELETE /api/admin/offices/{id} closes it as of today. */
export interface OfficeRequest {
  /** Lower-case letters, digits and hyphens: housing-bureau. */
  id: string
  name: string
  kind: 'county-office' | 'department' | 'township' | 'justice-bureau' | 'law-firm'
  duties: string
}

export interface HeldPost extends PostInfo {
  fromOn: string
  untilOn: string | null
}

/** GET /api/admin/people. */
export interface StaffAccount extends StaffInfo {
  /** Current and coming posts. */
  posts: HeldPost[]
  /** Locked out after wrong passwords, until this instant. */
  lockedUntil?: string
}

/** POST /api/admin/people/{id}/posts. `office` is null for county-wide roles. */
export interface PostRequest {
  role: string
  office: string | null
  fromOn: string
  untilOn: string | null
}

/** POST /api/admin/people → NewSecret with the one-time password. */
export interface PersonRequest {
  name: string
  username: string
  posts: PostRequest[]
}

/** A secret shown once: the one-time password of POST /api/admin/people and …/reset-password, or a new machine token. */
export interface NewSecret {
  id: string
  secret: string
}

/** GET /api/admin/norms; PUT { id, amount }, null amount returns to the default. */
export interface NormInfo {
  id: string
  name: string
  unit: 'workingDay' | 'day' | 'month' | 'year' | 'hour'
  /** The visible default. */
  defaultAmount: number
  /** Where the default comes from. */
  basis: string
  /** The county's own, if it has set one. */
  amount: number | null
}

export interface TokenInfo {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedOn: string | null
}

/** GET /api/admin/tokens; DELETE /api/admin/tokens/{id} revokes. */
export interface TokenList {
  items: TokenInfo[]
  /** Every scope there is. */
  scopes: { name: string; label: string }[]
}

/** POST /api/admin/tokens → NewSecret. */
export interface TokenRequest {
  name: string
  scopes: string[]
  /** Last day it works; null for none. */
  expiresOn: string | null
}

// The auditor

/** GET /api/ledger/seals, newest first; digests in hex. */
export interface SealInfo {
  number: number
  events: number
  previous: string
  digest: string
  sealedAt: string
}

export interface SealList {
  items: SealInfo[]
  nextCursor?: string
}

/** POST /api/ledger/verify. */
export interface VerifyReport {
  ok: boolean
  events: number
  matters: number
  seals: number
  /** Events not yet sealed. */
  unsealed: number
  checkedAt: string
  /** The first fault, in words, with where it is. */
  fault?: { message: string; receiptNumber?: string; seq?: number; seal?: number }
}

/** GET /api/ledger/readings?cursor=, newest first: who unmasked what, and why. */
export interface ReadingInfo {
  id: string
  personName: string | null
  roleLabel: string
  receiptNumber: string | null
  subject: string
  reason: string
  readAt: string
}

export interface ReadingList {
  items: ReadingInfo[]
  nextCursor?: string
}
