import { addDays, dateText } from '../calendar/plain-date.ts'
import { type ActionRule, form, type GateContext } from '../engine/define.ts'
import { choice, day, prose, yesNo } from '../engine/fields.ts'
import { type Facts, type Input, lastOn, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import { cite } from '../law/cite.ts'

const law = (article: number, paragraph?: number) => cite('litigation-law-2017', article, paragraph)
const interpretation = (article: number) => cite('litigation-interpretation-2018', article)

/** Whether the evidence is with the court: the values of the fact `evidence`. */
export const EVIDENCE = ['未提交', '已提交', '准许延期提供'] as const

/** Clocks of a party that answers a suit; each runs from that party's own service. */
export const DEFENCE_CLOCKS = {
  defence: { label: '答辩举证期限', limit: 'litigation-answer' },
  appealDefence: { label: '对上诉答辩期限', limit: 'litigation-appeal-answer' },
  retrialOpinion: { label: '对再审申请提交意见期限', limit: 'litigation-retrial-opinion' },
  courtTerm: { label: '法院指定的举证期限' },
  delayedEvidence: { label: '准许延期后举证期限', limit: 'litigation-evidence-delay-submit' },
} as const

/** Clocks of a party that may appeal and need not; each runs from the day the paper was served on that party. */
export const APPEAL_CLOCKS = {
  appealJudgment: { label: '对判决上诉期限', limit: 'litigation-appeal-judgment', noDuty: true },
  appealRuling: { label: '对裁定上诉期限', limit: 'litigation-appeal-ruling', noDuty: true },
} as const

type Clock = keyof typeof DEFENCE_CLOCKS
type Defending<R, S> = ActionRule<R, S, Clock, never, unknown, Input>
interface DefenceFacts {
  readonly evidence?: (typeof EVIDENCE)[number]
}

function action<R, S, I>(rule: ActionRule<R, S, Clock, never, DefenceFacts, I>): Defending<R, S> {
  return rule as unknown as Defending<R, S>
}

/** The last day for evidence: what the court fixed, or the statute's. */
function lastDay({ dayOf }: Pick<GateContext<unknown>, 'dayOf'>) {
  return dayOf('courtTerm') ?? dayOf('defence')
}

/** Who must prove: the defendant of a first instance (art. 34). */
function mustProve({ instance, position }: Facts): boolean {
  return instance === '一审' && position === '被告'
}

const ANSWER = form({
  brief: prose('答辩要点', { min: 10, max: 10_000 }),
  evidence: prose('证据和依据目录', {
    min: 2,
    max: 10_000,
    help: '逐项列明；二审、再审没有新证据的可以不填',
  }).optional(),
  gatheredInSuit: yesNo('含诉讼中自行收集的证据', '起诉状副本收到以后，自行向原告、第三人和证人收集的').optional(),
})

/** An answer and what it does, whenever it is entered. */
const answered = {
  input: ANSWER,
  gates: [
    (m: Matter) =>
      times(m, 'defend') + times(m, 'enterDefence') > 0
        ? refuse('answered-before', '本件已经答辩；有新的意见请用“补充材料”，有新的证据请用“补交证据”', law(67))
        : undefined,
    (m: Matter, { input }: GateContext<{ evidence?: string | undefined }>) =>
      input && !input.evidence && mustProve(m.facts) && m.facts['evidence'] !== '准许延期提供'
        ? refuse(
            'evidence-missing',
            '被告应当提供作出行政行为的证据和所依据的规范性文件，不提供视为没有相应证据；请附证据目录，或先申请延期',
            law(34),
          )
        : undefined,
    (_: Matter, { input }: GateContext<{ gatheredInSuit?: boolean | undefined }>) =>
      input?.gatheredInSuit
        ? refuse(
            'evidence-gathered-in-suit',
            '在诉讼过程中，被告及其代理人不得自行向原告、第三人和证人收集证据，请剔除这些证据',
            law(35),
          )
        : undefined,
  ],
  issues: 'litigation-answer',
  record: ({ evidence }: { evidence?: string | undefined }) => (evidence ? { evidence: '已提交' as const } : {}),
  clocks: { defence: 'stop', appealDefence: 'stop', courtTerm: 'stop', retrialOpinion: 'stop' },
} as const

/**
 * 答辩举证 (行政诉讼法 arts. 34–36, 67; 解释 arts. 34, 104): the answer and its evidence, with what the court
 * may allow. Lateness is recorded, never refused: its price is that there is held to be no evidence. What was
 * handed in at the hearing, or entered only after the decision, stops the clock on the day it was handed in.
 */
export function defence<const R extends Role, const S extends string>(options: {
  by: readonly R[]
  answering: S
  pending: S
  /** Stages after the decision, where an answer given in its time may still be entered. */
  decided: readonly (S | 'closed')[]
}) {
  const { by, answering, pending, decided } = options
  return {
    defend: action({
      label: '提交答辩状和证据',
      law: law(67),
      by,
      from: [answering, pending],
      to: pending,
      whileSuspended: true,
      ...answered,
    }),
    enterDefence: action({
      label: '补登答辩和举证',
      law: law(67),
      by,
      from: decided,
      to: 'same',
      ...answered,
      gates: [
        ...answered.gates,
        (m: Matter, { input, on }: GateContext<unknown>) => {
          const decidedOn = lastOn(m, 'receiveJudgment')
          return input && decidedOn && on > decidedOn
            ? refuse(
                'answered-after-decision',
                `裁判文书已于${dateText(decidedOn)}收到，此后不再答辩；补登的请把发生日期填为实际提交之日`,
                law(67),
              )
            : undefined
        },
      ],
    }),
    fixTerm: action({
      label: '登记法院指定的举证期限',
      law: interpretation(104),
      by,
      from: answering,
      to: 'same',
      input: form({ until: day('举证期限至') }),
      gates: [
        (m: Matter) =>
          m.facts['track'] === '简易程序'
            ? undefined
            : refuse('term-is-statutory', '普通程序的答辩举证期限是收到副本之日起十五日，不能另行指定', law(67)),
        (_: Matter, { input, on, calendar }: GateContext<{ until: string }>) =>
          input && input.until > calendar.nextWorkingDay(addDays(on, 15))
            ? refuse('court-term-too-long', '简易程序的举证期限不得超过十五日，请核对法院的通知', interpretation(104))
            : undefined,
      ],
      clocks: { defence: 'stop', courtTerm: { until: ({ until }) => until } },
    }),
    applyDelay: action({
      label: '书面申请延期提供证据',
      law: interpretation(34),
      by,
      from: answering,
      to: 'same',
      input: form({
        cause: choice('事由', ['不可抗力', '客观上不能控制的其他正当事由']),
        reason: prose('具体情况', { min: 5, max: 1_000, help: '证据在作出行政行为时已经收集，因什么不能按期提供' }),
      }),
      gates: [
        (_: Matter, context: GateContext<unknown>) => {
          const until = lastDay(context)
          return until && context.on > until
            ? refuse(
                'delay-too-late',
                `延期提供证据应当在收到起诉状副本之日起十五日内书面申请，期限已于${dateText(until)}届满`,
                interpretation(34),
              )
            : undefined
        },
        (m: Matter) =>
          times(m, 'applyDelay') > times(m, 'decideDelay')
            ? refuse('delay-pending', '已有一份申请等法院答复，请先登记法院是否准许')
            : undefined,
      ],
    }),
    decideDelay: action({
      label: '登记法院是否准许延期',
      law: law(36, 1),
      by,
      from: [answering, pending],
      to: 'same',
      input: form({ decision: choice('法院答复', ['准许', '不准许']) }),
      gates: [
        (m: Matter) =>
          times(m, 'applyDelay') > times(m, 'decideDelay')
            ? undefined
            : refuse('delay-not-applied', '没有申请过延期提供证据，请先书面申请'),
      ],
      record: ({ decision }) => (decision === '准许' ? { evidence: '准许延期提供' as const } : {}),
    }),
    ceaseCause: action({
      label: '正当事由消除',
      law: interpretation(34),
      by,
      from: [answering, pending],
      to: 'same',
      input: form({ what: prose('消除的情况', { min: 2, max: 500 }) }),
      gates: [
        (m: Matter) =>
          m.facts['evidence'] === '准许延期提供'
            ? undefined
            : refuse('delay-not-granted', '法院没有准许延期提供证据，请在原期限内提供', interpretation(34)),
      ],
      clocks: { delayedEvidence: 'start' },
    }),
    submitEvidence: action({
      label: '补交证据',
      law: law(36),
      by,
      from: [answering, pending],
      to: 'same',
      whileSuspended: true,
      input: form({
        leave: choice('法院准许', ['准许延期提供', '原告提出新的理由或者证据，准许补充']),
        evidence: prose('证据和依据目录', { min: 2, max: 10_000 }),
      }),
      gates: [
        (m: Matter, { input }: GateContext<{ leave: string }>) =>
          input?.leave === '准许延期提供' && m.facts['evidence'] !== '准许延期提供'
            ? refuse('delay-not-granted', '法院没有准许延期提供证据，逾期提供视为没有相应证据', law(34))
            : undefined,
      ],
      record: () => ({ evidence: '已提交' as const }),
      clocks: { delayedEvidence: 'stop' },
    }),
  }
}
