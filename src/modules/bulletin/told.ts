import type { BulletinSection } from '../../statistics/bulletin.ts'

/** A figure of a procedure that a bulletin tells. */
export interface FigureTold {
  readonly procedure: string
  readonly figure: string
  readonly section: Exclude<BulletinSection, 'kinds' | 'late'>
  /** Told by the values of the fact that breaks it down, too. */
  readonly by?: true
  /** The figure it is a part of: told as a rate of it. */
  readonly of?: string
  readonly rateLabel?: string
}

const whistle = (figure: string, more: Partial<FigureTold> = {}): FigureTold => ({
  ...{ procedure: 'whistle', section: 'whistles', figure: `whistle.${figure}` },
  ...more,
})
const order = (figure: string): FigureTold => ({
  ...{ procedure: 'supervision-order', section: 'supervision', figure: `supervision.${figure}` },
})

/** The figures of a bulletin, in the order told. */
export const FIGURES_TOLD: readonly FigureTold[] = [
  whistle('blown', { by: true }),
  whistle('handled'),
  whistle('signed-in-time', { of: 'whistle.handled', rateLabel: '哨件按时签收率' }),
  whistle('contacted-in-time', { of: 'whistle.handled', rateLabel: '哨件按时联系率' }),
  whistle('solved-in-time', { of: 'whistle.handled', rateLabel: '哨件按时解决率' }),
  whistle('solved', { of: 'whistle.handled', rateLabel: '哨件解决率' }),
  whistle('rated-satisfied', { of: 'whistle.handled', rateLabel: '乡镇满意率' }),
  order('issued'),
  order('instructions'),
  order('written-off'),
  order('on-target'),
  order('carried-out'),
]
