import { dateText } from '../../calendar/plain-date.ts'
import type { Definition } from '../../engine/define.ts'
import { OPENING, withCorrections } from '../../engine/fold.ts'
import type { MatterEvent } from '../../engine/matter.ts'
import { ROLES } from '../../engine/roles.ts'
import { citationText } from '../../law/cite.ts'
import { citationOn } from '../../law/reference.ts'
import type { DocumentInfo, TimelineEntry } from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'
import { idsIn, type Names, shownFields } from './fields.ts'
import { findNames } from './names.ts'

/** Whose eyes a timeline is for. */
export type Audience = 'staff' | 'applicant' | 'public'

/** Everything events name, looked up at once. */
export async function namesInEvents(
  services: Services,
  context: CountyContext,
  definition: Definition,
  events: readonly MatterEvent[],
  more: { offices?: readonly (string | null)[]; people?: readonly (string | null)[] } = {},
): Promise<Names> {
  const ids = (widget: 'office' | 'person') =>
    events.flatMap((event) => {
      const schema = inputSchema(definition, event)
      return schema ? idsIn(schema, event.input, widget) : []
    })
  return findNames(services, context, {
    offices: [...events.map(({ actor }) => actor.office), ...ids('office'), ...(more.offices ?? [])],
    people: [...events.map(({ actor }) => actor.person), ...ids('person'), ...(more.people ?? [])],
  })
}

/** The events an audience may see, as entries of a timeline. */
export function presentTimeline(
  definition: Definition,
  events: readonly MatterEvent[],
  names: Names,
  audience: Audience,
  documents: readonly DocumentInfo[] = [],
): TimelineEntry[] {
  const recorded = new Map(events.map(({ seq, happenedOn }) => [seq, happenedOn]))
  const steps = new Map(events.map((event) => [String(event.seq), stepText(definition, event, audience)]))
  return withCorrections(definition, events)
    .filter((event) => visible(definition, event, audience))
    .map((event) => ({
      ...entry(definition, event, { ...names, steps }, audience, documents),
      ...corrections(definition, event, recorded.get(event.seq)),
    }))
}

/** What a correction made of the entry, or what it moved. */
function corrections(definition: Definition, event: MatterEvent, recordedOn: string | undefined) {
  const { redated } = event.terms
  return {
    ...(recordedOn && recordedOn !== event.happenedOn ? { correctedFrom: recordedOn } : {}),
    ...(redated
      ? {
          redated: redated.map(({ clock, from, to }) => ({
            label: definition.clocks[clock]?.label ?? clock,
            from,
            to,
          })),
        }
      : {}),
  }
}

/** How a correction names the step it set right: an audience reads no more of a step than it sees. */
function stepText(definition: Definition, event: MatterEvent, audience: Audience): string {
  const label = visible(definition, event, audience) ? labelOf(definition, event) : '内部步骤'
  return `${label}（原记${dateText(event.happenedOn)}）`
}

function labelOf(definition: Definition, { action }: MatterEvent): string {
  return definition.actions[action]?.label ?? '提出'
}

function visible(definition: Definition, event: MatterEvent, audience: Audience): boolean {
  if (audience === 'staff') return true
  if (event.action === OPENING) return audience === 'applicant' || definition.public === true
  const visibility = definition.actions[event.action]?.visibility ?? 'internal'
  return visibility === 'public' || (audience === 'applicant' && visibility === 'applicant')
}

function entry(
  definition: Definition,
  event: MatterEvent,
  names: Names,
  audience: Audience,
  documents: readonly DocumentInfo[],
): TimelineEntry {
  const { actor } = event
  const action = definition.actions[event.action]
  const law = citationOn(action?.law, event.happenedOn)
  const schema = inputSchema(definition, event)
  const actorName =
    audience === 'staff' && actor.role !== 'citizen' && actor.person ? names.people.get(actor.person) : undefined
  const officeName = actor.office ? names.offices.get(actor.office) : undefined
  const handedIn = new Set(event.terms.documents?.map(({ id }) => id))
  return {
    seq: event.seq,
    action: event.action,
    label: labelOf(definition, event),
    role: actor.role,
    roleLabel: definition.roles[actor.role] ?? ROLES[actor.role],
    ...(actorName ? { actorName } : {}),
    ...(actor.office ? { office: actor.office } : {}),
    ...(officeName ? { officeName } : {}),
    happenedOn: event.happenedOn,
    recordedAt: event.recordedAt,
    fields: schema && event.action !== OPENING ? shownFields(schema, event.input, names) : [],
    documents: documents.filter(({ id }) => handedIn.has(id)),
    ...(event.documentNumber ? { documentNumber: event.documentNumber } : {}),
    ...(law ? { law: citationText(law) } : {}),
  }
}

function inputSchema(definition: Definition, event: MatterEvent) {
  return event.action === OPENING ? definition.open.input : definition.actions[event.action]?.input
}
