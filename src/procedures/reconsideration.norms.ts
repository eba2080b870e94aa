import type { PlainDate } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, line, prose } from '../engine/fields.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { NORMS } from './reconsideration.endings.ts'
import { type Articles, shared, verbs } from './reconsideration.shared.ts'

/** The attached review of a normative document under either law: the case itself stands still meanwhile. */
export function normReview(
  law: Articles,
  clocks: { deciding: readonly string[]; ownPower: readonly string[]; maker: readonly string[] },
) {
  const { deciding, ownPower, maker } = clocks
  const handled = (input: { power: string }, on: PlainDate) => (input.power === '有权处理' ? on : undefined)
  const underReview = (m: Matter) =>
    m.suspended && m.facts['suspendedFor'] === NORMS
      ? undefined
      : refuse('no-norm-review', '没有正在进行的附带审查，请先“开始附带审查”', law.norms)
  return {
    reviewNorm: shared({
      label: '开始附带审查',
      law: law.norms,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      suspension: 'begin',
      input: form({
        document: line('规范性文件或者依据', { max: 200, help: '名称、文号、条款' }),
        source: choice('来由', ['申请人一并提出', '审查中认为依据不合法']),
        power: choice('处理权限', ['有权处理', '无权处理']),
      }),
      issues: 'reconsideration-suspension',
      clocks: {
        ...verbs(deciding, 'pause'),
        ...(Object.fromEntries(ownPower.map((clock) => [clock, { start: handled }])) as {
          normHandle?: { start: typeof handled }
        }),
        normTransfer: { start: ({ power }, on) => (power === '无权处理' ? on : undefined) },
      },
      record: ({ power, document }) => ({ suspendedFor: NORMS, normPower: power, normDocument: document }),
    }),
    transferNorm: shared({
      label: '转送有权机关处理',
      law: law.norms,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({ organ: line('有权处理的机关', { max: 60 }) }),
      gates: [
        underReview,
        (m) =>
          m.facts['normPower'] === '无权处理'
            ? undefined
            : refuse('power-of-its-own', '本机关有权处理，应当自行处理，不能转送', law.norms),
      ],
      clocks: { normTransfer: 'stop', normReceiver: 'start' },
    }),
    endNormReview: shared({
      label: '附带审查处理完毕',
      law: law.norms,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'same',
      visibility: 'applicant',
      suspension: 'end',
      input: form({
        result: choice('处理结果', ['相关条款合法', '停止执行并责令纠正', '有权机关已回复处理意见']),
        detail: prose('处理意见', { min: 4, max: 2_000 }),
      }),
      gates: [underReview],
      issues: 'reconsideration-resumption',
      clocks: {
        ...verbs(deciding, 'resume'),
        ...verbs([...ownPower, ...maker], 'stop'),
        normTransfer: 'stop',
        normReceiver: 'stop',
      },
      record: ({ result }) => ({ suspendedFor: '', normResult: result }),
    }),
  }
}
