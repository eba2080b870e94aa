import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Definition } from '../../engine/define.ts'
import type { Actor, Matter, MatterEvent } from '../../engine/matter.ts'
import { stageLabel } from '../../engine/permit.ts'
import { type Offer, view } from '../../engine/view.ts'
import { citationText } from '../../law/cite.ts'
import { remediesOf } from '../../procedures/remedies.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import type { ListedMatter } from '../../store/list.ts'
import { dueDay, type MatterRecord, matterOf } from '../../store/matters.ts'
import type {
  ActionOffer,
  DocumentInfo,
  MatterPage,
  MatterRow,
  PublicMatter,
  RemedyOffer,
  TrackingPage,
} from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'
import { trackingToken } from '../tracking.ts'
import { presentClocks } from './clock.ts'
import { idsIn, type Names, shownFields } from './fields.ts'
import { findNames } from './names.ts'
import { withPapers } from './papers.ts'
import { confirmedParty, maskedParty } from './party.ts'
import { plainStanding } from './plain.ts'
import { listDocuments, listRelated } from './related.ts'
import { namesInEvents, presentTimeline } from './timeline.ts'

/** Rows of a list, people's names added in one query. */
export async function presentRows(
  services: Services,
  context: CountyContext,
  rows: readonly ListedMatter[],
): Promise<MatterRow[]> {
  const names = await findNames(services, context, { offices: [], people: rows.map(({ assignee }) => assignee) })
  return rows.map((row) =>
    presentRow(services, context, row, row, {
      ...names,
      offices: new Map(row.leadOffice && row.leadOfficeName ? [[row.leadOffice, row.leadOfficeName]] : []),
    }),
  )
}

function presentRow(
  { registry }: Services,
  { clockSettings, today }: CountyContext,
  row: ListedMatter | (MatterRecord & { leadOfficeName?: null }),
  { late, provisional }: { late: boolean; provisional: boolean },
  names: Names,
): MatterRow {
  const definition = registry.get(row.procedure, row.version)
  const dueOn = dueDay(row.dueOn)
  return {
    id: row.id,
    procedure: row.procedure,
    procedureTitle: definition.title,
    receiptNumber: row.receiptNumber,
    title: row.title,
    stage: row.stage,
    stageLabel: stageLabel(definition, row.stage),
    leadOffice: row.leadOffice,
    leadOfficeName: row.leadOffice ? (names.offices.get(row.leadOffice) ?? null) : null,
    assigneeName: row.assignee ? (names.people.get(row.assignee) ?? null) : null,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    outcome: row.outcome,
    outcomeLabel: outcomeLabel(definition, row.outcome),
    dueOn,
    late,
    provisional,
    workingDaysLeft: dueOn ? clockSettings.calendar.workingDaysBetween(today, dueOn) : null,
    seq: row.seq,
  }
}

function outcomeLabel(definition: Definition, outcome: string | null): string | null {
  return outcome ? (definition.outcomes[outcome]?.label ?? outcome) : null
}

/** An offer as the screen gets it. */
export function presentOffer({ name, label, danger, refusal }: Offer): ActionOffer {
  return {
    name,
    label,
    enabled: !refusal,
    ...(refusal
      ? {
          refusal: {
            code: refusal.code,
            message: refusal.message,
            ...(refusal.law ? { law: citationText(refusal.law) } : {}),
          },
        }
      : {}),
    ...(danger ? { danger } : {}),
  }
}

interface Read {
  readonly definition: Definition
  readonly matter: Matter
  readonly events: readonly MatterEvent[]
  readonly names: Names
  readonly documents: readonly DocumentInfo[]
}

async function read(services: Services, context: CountyContext, row: MatterRecord): Promise<Read> {
  const { db, county } = context
  const definition = services.registry.get(row.procedure, row.version)
  const [events, documents] = await Promise.all([
    listEvents(db, county.code, row.id).then((rows) => rows.map(eventOf)),
    listDocuments(db, county.code, row.id),
  ])
  const names = await namesInEvents(services, context, definition, events, {
    offices: [row.leadOffice, ...row.assistingOffices, ...idsIn(definition.facts, row.facts, 'office')],
    people: [row.assignee],
  })
  return { definition, matter: matterOf(row), events, names, documents }
}

function contentOf({ definition, events, names }: Read) {
  return shownFields(definition.open.input, events[0]?.input ?? {}, names)
}

/** The desk's matter page, as this person may see it today. */
export async function presentMatter(
  services: Services,
  context: CountyContext,
  row: MatterRecord,
  actor: Actor,
): Promise<MatterPage> {
  const [all, party, partyConfirmed, related] = await Promise.all([
    read(services, context, row),
    maskedParty(services, context, row.id),
    confirmedParty(context, row.id),
    listRelated(context, row.id),
  ])
  const { definition, matter, events, names, documents } = all
  const { today, clockSettings } = context
  const { stages, clocks, offers } = view(definition, matter, { actor, today, settings: clockSettings })
  return {
    ...presentRow(
      services,
      context,
      row,
      {
        late: clocks.some(({ late }) => late),
        provisional: clocks.some(({ provisional, state }) => provisional && state === 'running'),
      },
      names,
    ),
    version: row.version,
    channel: row.channel,
    content: contentOf(all),
    facts: shownFields(definition.facts, matter.facts, names),
    party,
    partyConfirmed,
    assistingOffices: matter.assistingOffices.map((id) => ({ id, name: names.offices.get(id) ?? id })),
    suspended: matter.suspended,
    stages: [...stages],
    clocks: presentClocks(clocks, today, clockSettings.calendar, names.offices),
    actions: offers.map(presentOffer),
    timeline: withPapers(presentTimeline(definition, events, names, 'staff', documents), definition, {
      matter: row.id,
      events,
      audience: 'staff',
    }),
    documents: [...documents],
    related,
  }
}

/** The applicant's page: nothing internal. */
export async function presentTracking(
  services: Services,
  context: CountyContext,
  row: MatterRecord,
  actor: Actor,
): Promise<TrackingPage> {
  const all = await read(services, context, row)
  const { definition, matter, events, names, documents } = all
  const { today, clockSettings, county, now } = context
  const { stages, clocks, offers } = view(definition, matter, { actor, today, settings: clockSettings })
  const timeline = withPapers(presentTimeline(definition, events, names, 'applicant', documents), definition, {
    matter: row.id,
    events,
    audience: 'applicant',
  })
  const leadOfficeName = row.leadOffice ? (names.offices.get(row.leadOffice) ?? null) : null
  return {
    id: row.id,
    procedure: row.procedure,
    version: row.version,
    procedureTitle: definition.title,
    plural: definition.plural,
    receiptNumber: row.receiptNumber,
    title: row.title,
    stage: row.stage,
    stageLabel: stageLabel(definition, row.stage),
    stages: [...stages],
    leadOfficeName,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    outcomeLabel: outcomeLabel(definition, row.outcome),
    ...plainStanding(row, { clocks, suspended: matter.suspended, office: leadOfficeName }),
    content: contentOf(all),
    clocks: presentClocks(clocks, today, clockSettings.calendar, names.offices),
    timeline,
    documents: timeline.flatMap((entry) => entry.documents),
    actions: offers.map(presentOffer),
    remedies: presentRemedies(services, row, { late: clocks.some(({ late }) => late), today }),
    seq: row.seq,
    token: trackingToken(services.keys, county.code, row.id, now),
  }
}

function presentRemedies(
  { registry }: Services,
  { procedure, openedOn, closedOn, outcome }: MatterRecord,
  now: { readonly late: boolean; readonly today: PlainDate },
): RemedyOffer[] {
  return remediesOf(procedure, { openedOn, closedOn, outcome, ...now }).map(({ door, ...remedy }) => {
    const plural = door && registry.find(door)?.plural
    return { ...remedy, ...(plural ? { door: plural } : {}) }
  })
}

/** A matter that is public by nature. */
export async function presentPublic(
  services: Services,
  context: CountyContext,
  row: MatterRecord,
  actor: Actor,
): Promise<PublicMatter> {
  const { definition, matter, events, names } = await read(services, context, row)
  const { today, clockSettings } = context
  const { offers } = view(definition, matter, { actor, today, settings: clockSettings })
  const open = offers.filter(({ name }) => definition.actions[name]?.anyone)
  return {
    id: row.id,
    procedure: row.procedure,
    title: row.title,
    stage: row.stage,
    stageLabel: stageLabel(definition, row.stage),
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    facts: shownFields(definition.facts, matter.facts, names),
    entries: presentTimeline(definition, events, names, 'public'),
    actions: open.map(presentOffer),
  }
}
