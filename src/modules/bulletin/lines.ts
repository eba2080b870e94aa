import { findIndicator } from '../../assessment/indicators.ts'
import type { Registry } from '../../engine/registry.ts'
import { type BulletinLine, KIND_COLUMNS, type KindColumn, SMALL_BASE } from '../../statistics/bulletin.ts'
import { LADDER_LABELS, LADDER_STEPS } from '../supervision/index.ts'
import { INDICATORS_TOLD } from './ranking.ts'
import type { Sets } from './sets.ts'
import { FIGURES_TOLD, type FigureTold } from './told.ts'

/** The lists of a month and of the two it is compared with; nothing where no records reach. */
export interface Compared {
  readonly now: Sets
  readonly previous: Sets | undefined
  readonly yearBefore: Sets | undefined
}

const COLUMNS = Object.keys(KIND_COLUMNS) as KindColumn[]

/** The numbers of a bulletin with their comparisons. */
export function linesOf(registry: Registry, compared: Compared, offices: ReadonlyMap<string, string>): BulletinLine[] {
  const { now } = compared
  const kinds = registry.current.filter(({ id }) => COLUMNS.some((column) => now.has(`kind.${id}.${column}`)))
  return [
    ...kindLines(compared, 'total', '合计'),
    ...kinds.flatMap(({ id, title }) => kindLines(compared, `kind.${id}`, title)),
    ...INDICATORS_TOLD.map((id) => {
      const label = findIndicator(id)?.label ?? id
      return rate(compared, { section: 'rates', id: `rate.${id}`, of: `rate.${id}.of`, label })
    }),
    ...FIGURES_TOLD.flatMap((told) => figureLines(registry, compared, told)),
    ...LADDER_STEPS.map((step) => count(compared, 'supervision', `ladder.${step}`, LADDER_LABELS[step])),
    ...[...now.keys()]
      .filter((id) => id.startsWith('late.'))
      .map((id): BulletinLine => {
        const office = id.slice('late.'.length)
        const label = office ? (offices.get(office) ?? office) : '未分办'
        return { ...count(compared, 'late', id, label), ...(office ? { office } : {}) }
      })
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1)),
  ]
}

function kindLines(compared: Compared, prefix: string, title: string): BulletinLine[] {
  return COLUMNS.map((column) => count(compared, 'kinds', `${prefix}.${column}`, `${title}：${KIND_COLUMNS[column]}`))
}

function figureLines(registry: Registry, compared: Compared, told: FigureTold): BulletinLine[] {
  const { procedure, figure, section, by, of, rateLabel } = told
  const rule = registry.find(procedure)?.figures[figure]
  if (!rule) return []
  if (of && rateLabel) return [rate(compared, { section, id: figure, of, label: rateLabel })]
  const cells = by ? [...compared.now.keys()].filter((id) => id.startsWith(`${figure}.`)).sort() : []
  return [
    count(compared, section, figure, rule.label),
    ...cells.map((id) => count(compared, section, id, `${rule.label}：${id.slice(figure.length + 1)}`)),
  ]
}

function count(
  { now, previous, yearBefore }: Compared,
  section: BulletinLine['section'],
  id: string,
  label: string,
): BulletinLine {
  const size = (sets: Sets | undefined) => (sets ? (sets.get(id)?.length ?? 0) : null)
  const value = now.get(id)?.length ?? 0
  return { id, section, label, value, previous: size(previous), yearBefore: size(yearBefore), small: false }
}

function rate(
  { now, previous, yearBefore }: Compared,
  { section, id, of, label }: { section: BulletinLine['section']; id: string; of: string; label: string },
): BulletinLine {
  const size = (sets: Sets, set: string) => sets.get(set)?.length ?? 0
  const share = (sets: Sets | undefined) => (sets && size(sets, of) > 0 ? size(sets, id) / size(sets, of) : null)
  const [numerator, denominator] = [size(now, id), size(now, of)]
  return {
    ...{ id, section, label, value: share(now), numerator, denominator },
    ...{ previous: share(previous), yearBefore: share(yearBefore) },
    small: denominator > 0 && denominator < SMALL_BASE,
  }
}
