import type { StripDayInfo, StripInfo } from '../../../server/api-types/clocks.ts'
import { dateText } from '../format.ts'
import { weekdayOf } from './months.ts'

/** The days of the week as a calendar heads them. */
export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** What the last day is called: a count that ends, one that goes back from an event, or an estimate. */
export interface StripWords {
  readonly due: string
  /** The same in the legend. */
  readonly dueText: string
}

const DUE_WORDS = {
  due: { due: '届满', dueText: '届满日，当日办完仍属按期' },
  moment: { due: '届满', dueText: '届满之日，须在届满的时刻之前办完' },
  full: { due: '届满', dueText: '届满日，满了才可以进入下一步' },
  back: { due: '最迟', dueText: '最迟的一日' },
  estimate: { due: '暂估', dueText: '暂估的届满日，放假安排公布后重算' },
  trigger: { due: '起', dueText: '自这一日起' },
} as const satisfies Readonly<Record<string, StripWords>>

/** What the last day of a strip is called. */
export function stripWords({ days }: StripInfo, of: { provisional: boolean; trigger: boolean }): StripWords {
  if (of.provisional) return DUE_WORDS.estimate
  if (of.trigger) return DUE_WORDS.trigger
  if (days.some(({ kind }) => kind === 'event')) return DUE_WORDS.back
  if (days.some(({ kind }) => kind === 'moment')) return DUE_WORDS.moment
  const placeOf = (mark: StripDayInfo['marks'][number]) => days.findIndex(({ marks }) => marks.includes(mark))
  return placeOf('earliest') > placeOf('due') ? DUE_WORDS.full : DUE_WORDS.due
}

/** The words of a mark, as short as a calendar's square asks. */
export function markWord(mark: StripDayInfo['marks'][number], words: StripWords): string {
  return mark === 'due' ? words.due : MARKS[mark]
}

const MARKS = {
  counted: '数满',
  safe: '稳妥',
  rolled: '类推',
  earliest: '可办',
  conservative: '从严',
  target: '县定',
} as const

/** What a day is besides its number: off, worked in exchange, left out. */
export function kindWord({ kind, off, makeup, name }: StripDayInfo): string | undefined {
  if (kind === 'start' || kind === 'moment') return '起算'
  if (kind === 'event') return '当日'
  if (kind === 'excluded') return '扣除'
  if (makeup) return '班'
  if (off === 'holiday') return name ? shortName(name) : '放假'
  if (kind === 'rolled') return '顺延'
  return off === 'weekend' ? '休' : undefined
}

/** 国庆节 is 国庆 where there is room for two signs; 春节 stays. */
function shortName(name: string): string {
  return name.length > 2 ? name.replace(/节$/, '') : name
}

/** 星期四. */
export function weekdayText(on: string): string {
  return `星期${WEEKDAYS[weekdayOf(on)]}`
}

/** A day in a whole sentence, for those who listen. */
export function spokenDay(day: StripDayInfo, words: StripWords): string {
  const { on, kind, number, off, makeup, name, marks } = day
  const parts = [
    `${dateText(on)}${weekdayText(on)}`,
    ...(kind === 'start' ? ['起算日，当日不计'] : []),
    ...(kind === 'moment' ? ['从当日起算的时刻连续计算'] : []),
    ...(kind === 'event' ? ['事项当日，不计'] : []),
    ...(off === 'holiday' ? [`${name ?? ''}放假`] : off === 'weekend' ? ['周末'] : []),
    ...(makeup ? ['调休上班日'] : []),
    ...(kind === 'excluded' ? ['扣除，不计'] : []),
    ...(kind === 'rolled' ? ['顺延'] : []),
    ...(number === undefined ? [] : [`第${number}日`]),
    ...marks.map((mark) => SPOKEN[mark] ?? words.due),
  ]
  return parts.join('，')
}

const SPOKEN: Readonly<Partial<Record<StripDayInfo['marks'][number], string>>> = {
  counted: '数满之日',
  safe: '稳妥的最后一日',
  rolled: '如类推顺延的届满日',
  earliest: '自此方可办理',
  conservative: '按最严的算法',
  target: '本县承诺的最后一日',
}

/** A line of the legend: a day of that look, and what it means. */
export interface LegendLine {
  readonly look: StripDayInfo
  readonly text: string
}

/** The legend of what a strip really shows. */
export function legendOf({ days }: StripInfo, words: StripWords): LegendLine[] {
  const found = LEGEND.flatMap(({ is, text }) => {
    const day = days.find(is)
    return day ? [{ look: { ...day, marks: [] }, text }] : []
  })
  const marked = (['due', 'counted', 'safe', 'rolled', 'earliest', 'conservative', 'target'] as const).flatMap(
    (mark) => {
      const day = days.find(({ marks }) => marks.includes(mark))
      return day ? [{ look: { on: day.on, kind: 'passed' as const, marks: [mark] }, text: markText(mark, words) }] : []
    },
  )
  return [...found, ...marked]
}

const LEGEND: readonly { is: (day: StripDayInfo) => boolean; text: string }[] = [
  { is: ({ kind }) => kind === 'start', text: '起算日，当日不计' },
  { is: ({ kind }) => kind === 'moment', text: '起算之日，从起算的时刻连续计算' },
  { is: ({ kind }) => kind === 'event', text: '事项当日，不计，由此倒数' },
  {
    is: ({ kind, makeup, off, number }) => kind === 'counted' && !makeup && !off && number !== undefined,
    text: '计入，大字是第几日',
  },
  {
    is: ({ kind, makeup, off, number }) => kind === 'counted' && !makeup && !off && number === undefined,
    text: '计入',
  },
  { is: ({ kind, makeup }) => kind === 'counted' && makeup === true, text: '调休上班日，计入' },
  { is: ({ kind, off }) => kind === 'counted' && off !== undefined, text: '放假或周末，照样计入' },
  { is: ({ kind, off }) => kind === 'passed' && off !== undefined, text: '放假或周末，不计' },
  { is: ({ kind }) => kind === 'excluded', text: '扣除的时间，不计' },
  { is: ({ kind }) => kind === 'rolled', text: '末日放假，顺延经过的日子' },
]

function markText(mark: StripDayInfo['marks'][number], { dueText }: StripWords): string {
  const texts: Readonly<Record<typeof mark, string>> = {
    due: dueText,
    counted: '数满之日，因放假顺延',
    safe: '法律没有写明顺延，稳妥的是这一日前办完',
    rolled: '如类推顺延，届满在这一日',
    earliest: '自这一日起方可办理',
    conservative: '要求间隔的日子全部满足时的最后一日',
    target: '本县承诺的最后一日；是否逾期仍看法定期限',
  }
  return texts[mark]
}

/** The notices that the days off and make-up days of a strip rest on, each once. */
export function noticesOf({ days }: StripInfo): string[] {
  return [...new Set(days.flatMap(({ notice }) => (notice ? [notice] : [])))]
}
