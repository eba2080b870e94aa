import { EXCLUSIONS, type Exclusion } from '../../assessment/exclusion.ts'
import { findIndicator } from '../../assessment/indicators.ts'
import { findMarkEvent } from '../../assessment/mark-event.ts'
import type { Item } from '../../assessment/record.ts'
import type { GroupResult, Line, OfficeResult } from '../../assessment/score.ts'
import { dateText } from '../../calendar/plain-date.ts'
import type { Assessment } from '../../modules/assessment/index.ts'
import type { AssessmentGroup, AssessmentLine, AssessmentRow, WhatIfGroup } from '../api-types/assessment.ts'

/** Gives an office its name. */
export type OfficeNames = (id: string) => string

/** Who looks: an office sees its own lines, and places only once they are published. */
export interface Looking {
  readonly names: OfficeNames
  /** The reader's own office; null for who reads the whole county. */
  readonly own: string | null
}

/** The groups of an assessment as the reader may see them. */
export function presentGroups(assessment: Assessment, looking: Looking): AssessmentGroup[] {
  return assessment.groups.map((group, at) => {
    const before = assessment.applied.length > 0 ? assessment.published[at] : undefined
    const shown = ({ office }: { office: string }) =>
      looking.own === null || assessment.state === 'frozen' || office === looking.own
    const row = (result: OfficeResult) => presentRow(assessment, result, before, looking)
    // Too few for a place: their score would be read as one.
    const onlyOwn = looking.own !== null && assessment.state !== 'frozen'
    return {
      label: group.label,
      // A place that is not published is nobody's business but the assessors'.
      ranked: group.ranked.filter(shown).map((result) => row(onlyOwn ? { ...result, rank: null } : result)),
      few: group.few.filter(shown).map((result) => ({ ...row(result), score: null })),
      none: group.none.filter(shown).map(({ office }) => ({ office, officeName: looking.names(office) })),
    }
  })
}

function presentRow(
  { version }: Assessment,
  result: OfficeResult,
  before: GroupResult | undefined,
  { names, own }: Looking,
): AssessmentRow {
  const { office, rank, score, matters, lines, marks } = result
  const open = own === null || own === office
  return {
    ...{ office, rank, matters, officeName: names(office) },
    score,
    before: before ? placeOf(before, office) : null,
    lines: open ? lines.map(presentLine) : null,
    marks: open ? marks.map(({ on, ...mark }) => ({ ...mark, on, rule: `v${version}/${mark.event}` })) : null,
  }
}

function presentLine({ excluded, interval, ...line }: Line): AssessmentLine {
  return {
    ...line,
    counts: findIndicator(line.indicator)?.counts ?? 'good',
    excluded: Object.entries(excluded).map(([name, count]) => ({ label: EXCLUSIONS[name as Exclusion].label, count })),
    interval: interval ?? null,
  }
}

function placeOf({ ranked, few }: GroupResult, office: string) {
  const found = ranked.find((one) => one.office === office)
  if (found) return { rank: found.rank, score: found.score }
  return few.some((one) => one.office === office) ? { rank: null, score: null } : null
}

/** Two rankings side by side, by the places of the second. */
export function presentWhatIf(
  before: readonly GroupResult[],
  after: readonly GroupResult[],
  names: OfficeNames,
): WhatIfGroup[] {
  return after.map((group) => {
    const offices = [...group.ranked, ...group.few].map(({ office }) => office)
    return {
      label: group.label,
      rows: offices.map((office) => ({
        office,
        officeName: names(office),
        before: before.map((one) => placeOf(one, office)).find((place) => place !== null) ?? null,
        after: placeOf(group, office),
      })),
    }
  })
}

/** An item's judgement in words, such as 期限 2020-03-05，2020-03-04 停止. */
export function becauseOf({ evidence, good, excluded }: Item): string {
  const { clock, dueOn, stoppedOn, paused, afterHour, value, followUp, returns, faults, remedy } = evidence
  const parts = [
    ...(remedy ? [`申诉裁定：${remedy}`] : []),
    ...(paused ? ['期限停计中'] : []),
    ...(clock && dueOn ? [`期限${dateText(dueOn)}，${stoppedOn ? `${dateText(stoppedOn)}办理` : '期满未办'}`] : []),
    ...(afterHour ? ['当天但已过时点，或者此前逾期过'] : []),
    ...(value ? [`回答“${value}”`] : []),
    ...(followUp ? [`批准剔除：${followUp}`] : []),
    ...(returns ?? []).map(({ on }) => `${dateText(on)}退回`),
    ...(faults ? [`重办 ${faults.length} 次`] : []),
  ]
  return parts.length > 0 ? parts.join('；') : excluded ? EXCLUSIONS[excluded].what : good ? '没有发生' : '未达标'
}

/** What stood for an item or mark, in a word or two. */
export function standingText(item: Pick<Item, 'good' | 'excluded'> | null): string {
  if (!item) return '没有'
  return item.excluded ? `不计（${EXCLUSIONS[item.excluded].label}）` : item.good ? '达标' : '未达标'
}

/** The words for an indicator or a mark event. */
export function aboutLabel(about: string): string | undefined {
  return findIndicator(about)?.label ?? findMarkEvent(about)?.label
}
