import { clockDays } from '../../engine/clock.ts'
import type { Definition } from '../../engine/define.ts'
import { fold } from '../../engine/fold.ts'
import type { MatterEvent } from '../../engine/matter.ts'
import type { PaperSource, PaperTemplate } from '../../papers/paper.ts'
import { PAPERS } from '../../procedures/papers.ts'
import type { MatterRecord } from '../../store/matters.ts'
import type { TimelineEntry } from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import type { Names } from './fields.ts'
import type { Audience } from './timeline.ts'

/** The template of the paper an act issued, if it issued one that this audience may have. */
export function templateOf(definition: Definition, event: MatterEvent, audience: Audience): PaperTemplate | undefined {
  const action = definition.actions[event.action]
  const template = action?.issues ? PAPERS[action.issues] : undefined
  if (!template || !event.documentNumber) return undefined
  if (audience === 'staff') return template
  const shown = action?.visibility === 'applicant' || action?.visibility === 'public'
  return audience === 'applicant' && shown && template.to === 'applicant' ? template : undefined
}

/** The entries, each with the paper it issued. */
export function withPapers(
  entries: readonly TimelineEntry[],
  definition: Definition,
  { matter, events, audience }: { matter: string; events: readonly MatterEvent[]; audience: Audience },
): TimelineEntry[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  return entries.map((entry) => {
    const event = bySeq.get(entry.seq)
    if (!event || !templateOf(definition, event, audience)) return entry
    const kind = definition.actions[event.action]?.issues
    const label = (kind && definition.documents?.[kind]?.label) ?? entry.label
    return {
      ...entry,
      paper: { name: `${label}（${event.documentNumber}）.docx`, path: `/api/matters/${matter}/papers/${entry.seq}` },
    }
  })
}

/** The organ behind a township's short name: 城关镇 is governed by 城关镇人民政府, a street by its 办事处. */
function organOfTownship(name: string): string {
  if (/[乡镇]$/.test(name)) return `${name}人民政府`
  return name.endsWith('街道') ? `${name}办事处` : name
}

/** Everything a template may need, as things stood when the act was recorded. */
export function sourceOf(
  { county, clockSettings, today }: CountyContext,
  definition: Definition,
  paper: {
    row: MatterRecord
    events: readonly MatterEvent[]
    event: MatterEvent
    names: Names
    applicant: string | undefined
    townships: ReadonlySet<string>
  },
): PaperSource {
  const { row, events, event, names, applicant, townships } = paper
  const matter = fold(
    definition,
    events.filter(({ seq }) => seq <= event.seq),
  )
  const full = (office: string | null) => {
    const name = office ? (names.offices.get(office) ?? office) : ''
    const organ = office && townships.has(office) ? organOfTownship(name) : name
    return organ.startsWith(county.name) ? organ : `${county.name}${organ}`
  }
  return {
    government: `${county.name}人民政府`,
    organ: full(matter.leadOffice),
    township: matter.leadOffice !== null && townships.has(matter.leadOffice),
    applicant: applicant ?? '申请人',
    assisting: matter.assistingOffices.map(full),
    matter: { title: matter.title, openedOn: matter.openedOn, receiptNumber: row.receiptNumber },
    facts: { ...matter.facts, outcome: matter.outcome },
    opening: events[0]?.input ?? {},
    input: event.input,
    on: event.happenedOn,
    ...(event.documentNumber ? { number: event.documentNumber } : {}),
    dayOf: clockDays(definition, matter, { today, calendar: clockSettings.calendar }),
  }
}
