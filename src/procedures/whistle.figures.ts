import type { FigureRule } from '../statistics/figure.ts'

/** Ends of a whistle that a department brought about; others were not approved or called off. */
const HANDLED = ['resolved', 'partlyResolved', 'explained'] as const

const ofHandled = (label: string, where: object): FigureRule => ({
  label,
  count: 'closed',
  where: { outcome: HANDLED, ...where },
})

/** How departments answered the whistles they handled: each number a part of the first. */
export const WHISTLE_FIGURES: Readonly<Record<string, FigureRule>> = {
  'whistle.handled': { label: '部门办结哨件', count: 'closed', where: { outcome: HANDLED } },
  'whistle.signed-in-time': ofHandled('按时签收的哨件', { onTarget: 'signIn' }),
  'whistle.contacted-in-time': ofHandled('按时联系乡镇的哨件', { onTarget: 'contact' }),
  'whistle.solved-in-time': ofHandled('按时解决的哨件', { onTarget: 'solve' }),
  'whistle.solved': { label: '已解决哨件', count: 'closed', where: { outcome: ['resolved'] } },
  'whistle.rated-satisfied': ofHandled('乡镇满意的哨件', { factIn: { rating: ['满意', '基本满意'] } }),
  'whistle.signed-in-time-rate': { label: '哨件按时签收率', rate: ['whistle.signed-in-time', 'whistle.handled'] },
  'whistle.contacted-in-time-rate': { label: '哨件按时联系率', rate: ['whistle.contacted-in-time', 'whistle.handled'] },
  'whistle.solved-in-time-rate': { label: '哨件按时解决率', rate: ['whistle.solved-in-time', 'whistle.handled'] },
  'whistle.solved-rate': { label: '哨件解决率', rate: ['whistle.solved', 'whistle.handled'] },
  'whistle.rated-satisfied-rate': { label: '乡镇满意率', rate: ['whistle.rated-satisfied', 'whistle.handled'] },
}
