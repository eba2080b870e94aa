import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { AssessmentTables } from './assessment-tables.ts'
import type { BulletinTables } from './bulletin-tables.ts'
import type { DraftTable } from './draft-table.ts'
import type { FollowUpTable } from './follow-up-table.ts'
import type { MailAddressTable, MailItemTable, MailLetterTable } from './mail-tables.ts'
import type { ChannelOutageTable } from './outage-table.ts'
import type { PrecedentTable, ReviewReminderTable } from './precedent-tables.ts'

/** jsonb: read as a value, written as JSON text. */
type Json<T = unknown> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date, Date>

/** Stands in `due_on` for "no clock runs", so that one index serves order and paging. */
export const NO_DUE_DATE = '9999-12-31' as PlainDate

export interface CountyTable {
  code: string
  name: string
  /** 代字 that opens the county's document numbers, such as 清. */
  mark: string
  hosts: Generated<string[]>
  createdAt: Generated<Date>
}

export interface MatterTable {
  county: string
  id: string
  procedure: string
  version: number
  receiptNumber: string
  title: string
  stage: string
  seq: number
  channel: string
  facts: Json<Record<string, unknown>>
  progress: Json
  clocks: Json
  leadOffice: string | null
  assistingOffices: string[]
  assignee: string | null
  openedOn: PlainDate
  closedOn: PlainDate | null
  outcome: string | null
  /** Of the first closing: a matter reopened and closed again was closed once. */
  firstClosedOn: PlainDate | null
  firstOutcome: string | null
  dueOn: PlainDate
  headDigest: Buffer
}

export interface EventTable {
  county: string
  matter: string
  seq: number
  action: string
  actor: string | null
  role: string
  office: string | null
  input: Json<Record<string, unknown>>
  terms: Json
  documentNumber: string | null
  happenedOn: PlainDate
  recordedAt: Instant
  /** Grows when transaction numbers start anew, as after a restore. */
  epoch: Generated<number>
  txid: Generated<string>
  digest: Buffer
}

export interface ClockTable {
  county: string
  matter: string
  name: string
  limitVersion: string | null
  startedOn: PlainDate
  dueOn: PlainDate | null
  targetOn: PlainDate | null
  stoppedOn: PlainDate | null
  paused: boolean
  provisional: boolean
  late: boolean
  missedTarget: boolean
  /** An office owes an act by the day; false where it is a right that lapses. */
  duty: boolean
}

export interface MatterTextTable {
  county: string
  matter: string
  text: string
  grams: ColumnType<string, string, string>
}

export interface PartyTable {
  county: string
  matter: string
  person: string | null
  nameCipher: Buffer | null
  phoneCipher: Buffer | null
  idNumberCipher: Buffer | null
  emailCipher: Buffer | null
  addressCipher: Buffer | null
  /** When its owner entered the code sent there; null if never asked. */
  phoneConfirmedAt: Date | null
  emailConfirmedAt: Date | null
}

export interface ContactCodeTable {
  county: string
  id: string
  kind: 'phone' | 'email'
  contactDigest: Buffer
  codeDigest: Buffer
  attemptsLeft: number
  createdAt: Instant
  expiresAt: Instant
  confirmedAt: Date | null
}

export interface SubscriptionTable {
  county: string
  id: string
  matter: string
  kind: 'email' | 'calendar'
  emailCipher: Buffer | null
  /** Where the portal stood when it was made: https://…/c/410923. */
  origin: string
  /** Everything up to this event has been told. */
  toldSeq: number
  failures: Generated<number>
  nextAt: Instant
  createdAt: Instant
}

export interface DocumentTable {
  county: string
  id: string
  matter: string | null
  owner: string
  name: string
  mediaType: string
  size: number
  digest: Buffer
  contentCipher: Buffer
  uploadedAt: Instant
}

export interface RelationTable {
  county: string
  source: string
  kind: string
  target: string
}

export interface PublicationTable {
  county: string
  matter: string
  procedure: string
  title: string
  question: string
  answer: string
  office: string | null
  publishedOn: PlainDate
  withdrawnOn: PlainDate | null
  grams: ColumnType<string, string, string>
}

export interface IdempotencyTable {
  county: string
  scope: string
  key: string
  requestDigest: Buffer
  response: Json | null
  createdAt: Generated<Date>
}

export interface DocumentNumberTable {
  county: string
  kind: string
  year: number
  last: number
}

export interface SealTable {
  county: string
  number: number
  epoch: number
  firstTxid: string
  untilTxid: string
  events: number
  previous: Buffer
  digest: Buffer
  sealedAt: Instant
}

export interface SettingTable {
  county: string
  key: string
  value: Json
  changedBy: string | null
  changedAt: Instant
}

export interface ConfigurationChangeTable {
  county: string
  id: Generated<number>
  subject: string
  key: string
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
  person: string | null
  reason: string
  undoes: number | null
  changedAt: Instant
}

export interface OfficeTable {
  county: string
  id: string
  name: string
  kind: 'county-office' | 'department' | 'township' | 'justice-bureau' | 'law-firm'
  duties: Generated<string>
  sort: Generated<number>
  closedOn: PlainDate | null
}

export interface PersonTable {
  county: string
  id: string
  kind: 'staff' | 'citizen' | 'machine'
  nameCipher: Buffer
  phoneCipher: Buffer | null
  idNumberCipher: Buffer | null
  emailCipher: Buffer | null
  createdAt: Instant
}

export interface AccountTable {
  county: string
  person: string
  username: string
  passwordHash: string
  passwordChangedAt: Instant
  mustChangePassword: Generated<boolean>
  totpCipher: Buffer | null
  totpConfirmedAt: Date | null
  totpLastStep: number | null
  failedAttempts: Generated<number>
  lockedUntil: Date | null
  disabledAt: Date | null
}

export interface PostTable {
  county: string
  id: string
  person: string
  office: string | null
  role: string
  fromOn: PlainDate
  untilOn: PlainDate | null
}

export interface SubstitutionTable {
  county: string
  id: string
  post: string
  substitute: string
  fromOn: PlainDate
  untilOn: PlainDate
  /** Words of hand-over from the holder to the substitute. */
  noteCipher: Buffer | null
}

export interface SessionTable {
  county: string
  tokenDigest: Buffer
  person: string
  post: string | null
  stage: 'second-factor' | 'second-factor-setup' | 'password-change' | 'signed-in'
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
}

export interface ApiTokenTable {
  county: string
  id: string
  tokenDigest: Buffer
  name: string
  person: string
  scopes: string[]
  createdBy: string | null
  createdAt: Instant
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedOn: PlainDate | null
}

export interface ReadingTable {
  county: string
  id: Generated<number>
  person: string | null
  role: string
  matter: string | null
  subject: string
  reason: string
  readAt: Instant
}

export interface AdministrationTable {
  county: string
  id: Generated<number>
  person: string | null
  action: string
  detail: Json<Record<string, unknown>>
  doneAt: Instant
}

export interface AppointmentTable {
  county: string
  matter: string
  label: string
  on: PlainDate
  time: string | null
  place: string | null
  cancelled: Generated<boolean>
  /** Anybody may know of it. */
  public: Generated<boolean>
}

export interface CalendarFeedTable {
  county: string
  id: string
  tokenDigest: Buffer
  person: string
  scope: 'person' | 'office' | 'place'
  office: string | null
  place: string | null
  createdAt: Instant
  revokedAt: Date | null
}

export interface RedatingTable {
  county: string
  id: string
  reason: string
  by: string | null
  fromOn: PlainDate
  toOn: PlainDate
  startedAt: Instant
  finishedAt: Date | null
  total: number
  done: Generated<number>
  moved: Generated<number>
  rejudged: Generated<number>
  cursor: string | null
}

export interface RedatingMoveTable {
  county: string
  redating: string
  matter: string
  clock: string
  office: string | null
  fromOn: PlainDate | null
  toOn: PlainDate | null
  /** Of a clock that had stopped: what it counts as now, and did not before. Null for one that runs on to another day. */
  verdict: 'late' | 'inTime' | null
}

export interface NotificationTable {
  county: string
  id: string
  office: string | null
  person: string | null
  kind: string
  text: string
  link: string | null
  createdAt: Instant
}

export interface NotificationReadTable {
  county: string
  notification: string
  person: string
  readAt: Instant
}

export interface LadderTable {
  county: string
  id: string
  matter: string
  openedAt: Instant
  closedAt: Date | null
  closedBecause: 'closed' | 'relieved' | 'merged' | null
}

export interface LadderStepTable {
  county: string
  ladder: string
  step: string
  raisedOn: PlainDate
  raisedAt: Instant
  matter: string
  dueOn: PlainDate
  workingDaysLeft: number
  office: string | null
  told: string[]
  orderMatter: string | null
}

export interface HotspotTable {
  county: string
  id: string
  name: string
  namedBy: string | null
  place: string | null
  state: Generated<'open' | 'dismissed' | 'merged'>
  reason: string | null
  decidedBy: string | null
  mergedInto: string | null
  matters: number
  days: number
  recent: number
  firstOn: PlainDate | null
  lastOn: PlainDate | null
  heat: number
  office: string | null
  handedOnAt: Date | null
  refreshedOn: PlainDate
}

export interface HotspotMemberTable {
  county: string
  matter: string
  hotspot: string
  on: PlainDate
  fixedAt: Date | null
}

export interface DispatchDecisionTable {
  county: string
  matter: string
  seq: number
  task: 'category' | 'office'
  /** Counts the county's decisions in the order in which they were learnt from. */
  position: number
  procedure: string
  decidedAt: Instant
  decidedOn: PlainDate
  /** At most three labels, best first, each with its probability. */
  advised: Json<{ label: string; probability: number }[]>
  band: 'sure' | 'confirm' | 'choose' | 'unknown'
  /** Of the model that advised; 0 is the base. */
  generation: number
  chosen: string | null
  how: 'itself' | 'accepted' | 'chosen' | 'corrected' | 'returned' | 'recalled' | 'declined'
  /** What stood before and was set aside. */
  overruled: string | null
  reason: string | null
  person: string | null
  role: string
  drawn: boolean
  verdict: 'right' | 'wrong' | null
  verdictBy: string | null
  verdictAt: Date | null
  /** Share of the message's Chinese words that the model in use did not know, 0 to 1; null if it had none or was not measured. */
  newWords: number | null
}

export interface DispatchFollowerTable {
  county: string
  name: 'decisions' | 'by-self'
  epoch: number
  txid: string
}

export interface DispatchGenerationTable {
  county: string
  task: 'category' | 'office'
  number: number
  standing: 'active' | 'former' | 'rejected' | 'rolled-back'
  base: string
  trainedAt: Instant
  trainedBy: string | null
  examples: number
  /** Position of the last decision it was trained on. */
  learntUntil: number
  quality: Json<Record<string, number>>
  qualityBefore: Json<Record<string, number>>
  reason: string
  changedAt: Instant
  changedBy: string | null
  file: Buffer | null
}

export interface PlaceTable {
  county: string
  name: string
  kind: string
  aliases: string[]
  within: string[]
  /** Whose area it lies in. */
  office: string | null
}

export interface SavedViewTable {
  county: string
  id: string
  person: string
  name: string
  /** As it stands in the address of the list. */
  query: string
  createdAt: Instant
}

export interface PhraseTable {
  county: string
  id: string
  /** Null: of the whole county. */
  office: string | null
  /** Null: for any. */
  procedure: string | null
  title: string
  text: string
  changedBy: string | null
  changedAt: Instant
}

export interface PreferenceTable {
  county: string
  person: string
  value: Json<Record<string, unknown>>
  /** When the person last looked at the first page, and when before that. */
  seenAt: Date | null
  previousAt: Date | null
}

/** The tables as Kysely sees them: camelCase here, snake_case in the database. */
export interface Schema extends AssessmentTables, BulletinTables {
  county: CountyTable
  matter: MatterTable
  event: EventTable
  clock: ClockTable
  matterText: MatterTextTable
  party: PartyTable
  document: DocumentTable
  relation: RelationTable
  publication: PublicationTable
  idempotency: IdempotencyTable
  documentNumber: DocumentNumberTable
  seal: SealTable
  setting: SettingTable
  configurationChange: ConfigurationChangeTable
  office: OfficeTable
  person: PersonTable
  account: AccountTable
  post: PostTable
  substitution: SubstitutionTable
  session: SessionTable
  apiToken: ApiTokenTable
  reading: ReadingTable
  administration: AdministrationTable
  appointment: AppointmentTable
  calendarFeed: CalendarFeedTable
  redating: RedatingTable
  redatingMove: RedatingMoveTable
  notification: NotificationTable
  notificationRead: NotificationReadTable
  ladder: LadderTable
  ladderStep: LadderStepTable
  precedent: PrecedentTable
  reviewReminder: ReviewReminderTable
  hotspot: HotspotTable
  hotspotMember: HotspotMemberTable
  dispatchDecision: DispatchDecisionTable
  dispatchFollower: DispatchFollowerTable
  dispatchGeneration: DispatchGenerationTable
  place: PlaceTable
  contactCode: ContactCodeTable
  subscription: SubscriptionTable
  followUp: FollowUpTable
  savedView: SavedViewTable
  phrase: PhraseTable
  preference: PreferenceTable
  draft: DraftTable
  channelOutage: ChannelOutageTable
  mailAddress: MailAddressTable
  mailLetter: MailLetterTable
  mailItem: MailItemTable
}
