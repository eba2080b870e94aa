import { rolesOf } from '../../engine/define.ts'
import type { Actor } from '../../engine/matter.ts'
import { gateContext, mayRead, refusalOf } from '../../engine/permit.ts'
import { firstSigns } from '../../language/first-signs.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import type { Draft } from '../../modules/desk/index.ts'
import { type MatterRecord, matterOf } from '../../store/matters.ts'
import type { OwnDraft } from '../api-types/drafts.ts'
import type { CountyContext } from '../county.ts'
import type { Services } from '../services.ts'
import { findNamed } from './brief.ts'

/** Characters of a draft that a list shows. */
const FIRST = 80

type Named = Draft & { readonly name: string }
type Told = Pick<OwnDraft, 'matter' | 'action' | 'plural' | 'label' | 'obstacle'>

/** A draft that leads neither to a matter nor to a form. */
const NOWHERE = { matter: null, action: null, plural: null } as const

/** A person's drafts as they may see them at the post at work. */
export async function presentOwnDrafts(
  services: Services,
  context: CountyContext,
  drafts: readonly Named[],
  actor: Actor,
): Promise<OwnDraft[]> {
  const parts = drafts.map((draft) => ({ draft, ...partsOf(draft.name) }))
  const rows = await findNamed(context, [...new Set(parts.flatMap(({ matter }) => matter ?? []))])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return parts.map(({ draft, matter, what }) => ({
    name: draft.name,
    savedAt: draft.savedAt.toISOString(),
    words: firstWords(draft.values),
    ...(matter === undefined
      ? ofRegistration(services, what, actor)
      : ofAct(services, context, { row: byId.get(matter), action: what, actor })),
  }))
}

/** `{matter}:{action}` or `new:{procedure}`. */
function partsOf(name: string): { matter?: string; what: string } {
  const [of = '', what = ''] = name.split(':')
  return of === 'new' ? { what } : { matter: of, what }
}

function ofRegistration({ registry }: Services, procedure: string, actor: Actor): Told {
  const definition = registry.find(procedure)
  const may = definition && !definition.open.onlyBegun && rolesOf(definition.open).includes(actor.role)
  return {
    ...NOWHERE,
    plural: may ? definition.plural : null,
    label: definition ? `登记${definition.title}` : '登记',
    obstacle: may ? null : '现在的岗位不登记这一类；有别的岗位的，请在右上角换过去再写',
  }
}

interface Act {
  readonly row: MatterRecord | undefined
  readonly action: string
  readonly actor: Actor
}

function ofAct({ registry }: Services, { today, clockSettings }: CountyContext, { row, action, actor }: Act): Told {
  const definition = row && registry.get(row.procedure, row.version)
  const label = definition?.actions[action]?.label ?? '办理'
  const matter = row && matterOf(row)
  if (!row || !definition || !matter || !mayRead(definition, matter, actor))
    return {
      ...NOWHERE,
      label,
      obstacle: '现在的岗位看不到这件事项：它可能已转往其他单位；有别的岗位的，请在右上角换过去再看',
    }
  const refusal = refusalOf(
    definition,
    matter,
    action,
    gateContext(definition, matter, { actor, today, settings: clockSettings }),
  )
  const { id, title, receiptNumber } = row
  return { matter: { id, title, receiptNumber }, action, plural: null, label, obstacle: refusal?.message ?? null }
}

/** Whoever the matter is from, masked on every page, and what travels beside the form. */
const LEFT_OUT: readonly string[] = ['party', 'channel', 'receivedOn', 'happenedOn', 'mentions']

function firstWords(values: Draft['values']): string {
  const written = Object.entries(values).flatMap(([name, value]) => (LEFT_OUT.includes(name) ? [] : [value]))
  const text = maskPersonalData(textsIn(written).join(' ').replaceAll(/\s+/g, ' '))
  return [...text].length > FIRST ? `${firstSigns(text, FIRST)}…` : text
}

/** What was written, not what was ticked: texts that say something, the longest first. */
function textsIn(value: unknown): string[] {
  const all = (one: unknown): string[] => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [one.trim()]
    return typeof one === 'object' && one !== null ? Object.values(one).flatMap(all) : []
  }
  return all(value).sort((a, b) => b.length - a.length)
}
