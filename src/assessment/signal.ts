import { intervalOf } from './interval.ts'

/**
 * Patterns that may mean that numbers are looked after instead of matters. They are shown with their matters
 * beside what is usual, never scored: each has honest explanations too, and only reading the matters tells.
 */
export const SIGNALS = {
  'month-end': {
    label: '期末突击办结',
    what: '期内报送的办理结果中，集中在最后三个工作日的',
    honest: '期末到期的事项本来就多时，也会这样。',
  },
  'needless-extension': {
    label: '不必要的延期',
    what: '办结并且延过期的事项中，原期限内就已经办结的',
    honest: '批准延期以后情况变化、提前办成的，也会这样。',
  },
  'to-and-fro': {
    label: '来回退转',
    what: '期内分来或者退回的事项中，前后被退回两次以上、本单位退过的',
    honest: '职责本来不清的事项，也会这样；看裁定的先例。',
  },
  'within-minutes': {
    label: '签收后几分钟就办结',
    what: '期内报送的办理结果中，签收后十分钟内就报送的；事后补录的不算',
    honest: '先办后签、当场答复的，也会这样。',
  },
  'same-words': {
    label: '答复雷同或者没有内容',
    what: '期内报送的办理结果中，三件以上用同一段话、或者不足十五个字的',
    honest: '多人反映同一件事、一并答复的，也会这样。',
  },
  reopened: {
    label: '办结后又重办',
    what: '期内报送的办理结果中，后来被退回重办的',
    honest: '反映人提出新情况的，也会这样。',
  },
} as const

/** Name of a signal. */
export type Signal = keyof typeof SIGNALS

/** A matter that shows a signal. */
export interface SignalMatter {
  readonly matter: string
  readonly receiptNumber: string
  readonly on: string
}

/** How often an office shows a signal, of how many that could. */
export interface SignalCount {
  readonly office: string
  readonly base: number
  readonly hits: readonly SignalMatter[]
}

/** An office's count beside what is usual. */
export interface SignalFinding extends SignalCount {
  /** Share of all the other offices together; null where they have nothing. */
  readonly others: number | null
  /** The office's own share over the periods before; null where it had nothing. */
  readonly before: number | null
  /** True where chance alone hardly explains that it is above the others: at least three, and their 95 % intervals apart. */
  readonly unusual: boolean
}

/** Sets each office's count beside the others' and its own past. Offices without a hit are left out. */
export function findings(
  now: readonly SignalCount[],
  past: readonly { readonly office: string; readonly base: number; readonly hits: number }[],
): SignalFinding[] {
  const all = total(now.map(({ base, hits }) => ({ base, hits: hits.length })))
  return now
    .filter(({ hits }) => hits.length > 0)
    .map((one) => {
      const others = share(all.hits - one.hits.length, all.base - one.base)
      const own = total(past.filter(({ office }) => office === one.office))
      return { ...one, others, before: share(own.hits, own.base), unusual: isUnusual(one, all) }
    })
    .toSorted((a, b) => Number(b.unusual) - Number(a.unusual) || b.hits.length - a.hits.length)
}

/** Fewer than this say nothing. */
const FEWEST_HITS = 3

/** Above the others by more than chance plays with either. */
function isUnusual({ hits, base }: SignalCount, all: { readonly base: number; readonly hits: number }): boolean {
  const own = intervalOf(hits.length, base)
  const others = intervalOf(all.hits - hits.length, all.base - base)
  return hits.length >= FEWEST_HITS && own !== undefined && others !== undefined && own.low > others.high
}

function total(counts: readonly { readonly base: number; readonly hits: number }[]) {
  return {
    base: counts.reduce((sum, { base }) => sum + base, 0),
    hits: counts.reduce((sum, { hits }) => sum + hits, 0),
  }
}

function share(hits: number, base: number): number | null {
  return base === 0 ? null : hits / base
}
