import type { PlainDate } from '../../calendar/plain-date.ts'

/** 预警, 催办, 督办, 约谈, 通报: the steps of the ladder, lowest first. */
export const LADDER_STEPS = ['warn', 'remind', 'order', 'talk', 'announce'] as const

/** One step of the ladder. */
export type LadderStep = (typeof LADDER_STEPS)[number]

/** What the steps are called. */
export const LADDER_LABELS: Readonly<Record<LadderStep, string>> = {
  warn: '预警',
  remind: '催办',
  order: '督办',
  talk: '约谈',
  announce: '通报',
}

/**
 * When each step is due: at so many working days left to the nearest day of a running
 * clock, or fewer; below zero once the day is past. Steps are raised between `from`
 * and `until` ('HH:mm' in Beijing) of a working day only.
 */
export type LadderRule = Readonly<Record<LadderStep, number>> & { readonly from: string; readonly until: string }

/** A step that was raised. */
export interface Raised {
  readonly step: LadderStep
  readonly raisedOn: PlainDate
}

/**
 * The step to raise now, if any: one a day at the most. Of the gentle steps the higher
 * stands for the lower, for a matter found late needs no warning, nor does a clock that began today; an order, a talk and
 * a public notice come one after the other, none is passed over.
 */
export function nextStep(
  rule: LadderRule,
  at: {
    readonly workingDaysLeft: number
    readonly raised: readonly Raised[]
    readonly startedOn: PlainDate
    readonly today: PlainDate
  },
): LadderStep | undefined {
  if (at.raised.some(({ raisedOn }) => raisedOn >= at.today)) return undefined
  const isNew = at.startedOn >= at.today
  const highest = Math.max(-1, ...at.raised.map(({ step }) => LADDER_STEPS.indexOf(step)))
  const pending = LADDER_STEPS.filter((step, index) => index > highest && at.workingDaysLeft <= rule[step])
  const gentle = (step: LadderStep) => step === 'warn' || step === 'remind'
  return pending.find((step) => !gentle(step)) ?? (isNew ? undefined : pending.at(-1))
}
