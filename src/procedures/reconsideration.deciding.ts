import { dateText } from '../calendar/plain-date.ts'
import { type ActionRule, form, type Gate, type GateContext } from '../engine/define.ts'
import { choice, day, prose, yesNo } from '../engine/fields.ts'
import { type Facts, type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'
import { LAPSING } from './reconsideration.endings.ts'
import { type Grounds, grounded, groundLabels, groundOf } from './reconsideration.grounds.ts'
import { labelsOf, named } from './reconsideration.outcomes.ts'

type Labels = Readonly<Record<string, { readonly label: string }>>
type Deciding<O> = ActionRule<'justiceBureau', 'examining' | 'proposing', 'decide' | 'perform', O, unknown, Input>

function deciding<O, I>(
  rule: ActionRule<'justiceBureau', 'examining' | 'proposing', 'decide' | 'perform', O, Facts, I>,
): Deciding<O> {
  return rule as unknown as Deciding<O>
}

/** What the two laws say of deciding. */
export interface DecidingLaw {
  readonly decide: Citation
  readonly answer: Citation
  readonly noEvidence: Citation
  readonly approve: Citation
  readonly mediate: Citation
  readonly terminate: Citation
  readonly lapse: Citation
  readonly withdraw: Citation
  readonly compensation: Citation
  readonly redo: Citation
}

interface Decided {
  readonly redo?: boolean | undefined
  readonly performUntil?: unknown
  readonly compensation?: string | undefined
}

interface Proposal {
  readonly decision: string
  readonly effect: string
  readonly ground?: string | undefined
  readonly complex?: boolean | undefined
}

/** Clocks that an answer may be given within: the ordinary one, or that of the summary procedure. */
const ANSWER_CLOCKS = ['answer', 'answerSummary'] as const

/** The respondent has its term; nobody decides before it has answered or let the term pass. */
function answerAwaited(law: Citation): Gate<unknown> {
  return (m, { on, dayOf }) => {
    if (times(m, 'serveCopy') === 0)
      return refuse('copy-not-served', '申请书副本还没有发送被申请人，不能提出审理意见；请先“发送申请书副本”', law)
    const until = ANSWER_CLOCKS.map(dayOf).find((due) => due !== undefined)
    return times(m, 'submitAnswer') === 0 && until && on <= until
      ? refuse('answer-term-running', `被申请人在${dateText(until)}前可以答复举证，期满前不能提出审理意见`, law)
      : undefined
  }
}

/** The respondent let its term pass, and no third party gave evidence in its stead. */
function withoutEvidence(m: Matter, { dayOf }: Pick<GateContext<unknown>, 'dayOf'>): boolean {
  if (m.facts['thirdPartyEvidence'] === true) return false
  const until = ANSWER_CLOCKS.map(dayOf).find((due) => due !== undefined)
  const answeredOn = m.facts['answeredOn']
  return typeof answeredOn !== 'string' || (until !== undefined && answeredOn > until)
}

/** What was not answered in time has no evidence, and cannot be upheld. */
function evidenced(law: Citation): Gate<{ decision: string }> {
  return (m, context) =>
    context.input?.decision === '维持' && withoutEvidence(m, context)
      ? refuse('no-evidence', '被申请人没有按期答复举证，视为没有证据、依据，不能决定维持', law)
      : undefined
}

/** Opinion, approval, decision; mediation; termination on the grounds of the law alone. */
export function decisions<const D extends Labels>(
  law: DecidingLaw,
  options: {
    decisions: D
    /** Withdrawal first, settlement second, sixty days of suspension last: so both laws list them. */
    terminateFor: readonly [string, ...string[]]
    /** Gates of one law alone. */
    propose: readonly Gate<{ decision: string; complex?: boolean | undefined }>[]
    mayWorsen: Gate<{ effect: string }>
    /** Decisions with which the act may be ordered to be made anew. */
    redoing: readonly string[]
    /** Reasons for each decision, article by article. */
    grounds: Grounds
    mediation: readonly Gate<{ about: string }>[]
  },
) {
  const outcomeOf = (ground: string) => {
    const { terminateFor: all } = options
    if (ground === all[0]) return 'withdrawn'
    if (ground === all[1]) return 'settled'
    return ground === all.at(-1) ? 'lapsed' : 'terminated'
  }
  return {
    propose: deciding<never, Proposal>({
      label: '提出审理意见',
      law: law.approve,
      by: ['justiceBureau'],
      from: 'examining',
      to: 'proposing',
      input: form({
        decision: choice('拟作决定', labelsOf(options.decisions)),
        opinion: prose('审查意见', { min: 10, max: 10_000 }),
        effect: choice('对申请人', ['更为有利', '没有改变', '更为不利']),
        ground: choice('所依据的条款', groundLabels(options.grounds), '只有一项依据的不必选').optional(),
        complex: yesNo('重大疑难复杂', '案情重大、疑难、复杂').optional(),
      }),
      gates: [
        answerAwaited(law.answer),
        evidenced(law.noEvidence),
        options.mayWorsen,
        grounded(options.grounds, withoutEvidence),
        ...options.propose,
      ] as readonly Gate<Proposal>[],
      record: (input) => ({
        proposal: input.decision,
        ground: groundOf(options.grounds, input),
        approved: false,
      }),
    }),
    decide: deciding<keyof D, Decided>({
      label: '作出复议决定',
      law: law.decide,
      by: ['justiceBureau'],
      from: 'proposing',
      to: 'closed',
      visibility: 'applicant',
      input: form({
        text: prose('决定主文', { min: 4, max: 10_000 }),
        grounds: prose('认定的事实和理由', { min: 10, max: 10_000 }),
        redo: yesNo('重新作出', '责令被申请人重新作出行政行为').optional(),
        performUntil: day('履行或重新作出的期限').optional(),
        compensation: choice(
          '行政赔偿请求',
          ['决定给予赔偿', '驳回赔偿请求'],
          '申请人一并提出赔偿请求的，同时决定',
        ).optional(),
      }),
      gates: [
        (m, { input }) =>
          input && m.facts['compensation'] === true && !input.compensation
            ? refuse(
                'compensation-undecided',
                '申请人一并提出了行政赔偿请求，应当同时决定；请选择给予赔偿或者驳回赔偿请求',
                law.compensation,
              )
            : undefined,
        (m) =>
          m.facts['approved']
            ? undefined
            : refuse('not-approved', '拟作决定还没有经机关负责人同意或者集体讨论通过，不能作出', law.approve),
        (m, { input }) =>
          input?.redo && !options.redoing.includes(String(m.facts['proposal']))
            ? refuse(
                'nothing-to-redo',
                `只有${options.redoing.join('、')}的，才能责令重新作出行政行为，请核对`,
                law.redo,
              )
            : undefined,
      ],
      issues: 'reconsideration-decision',
      outcome: (_, facts) => named(options.decisions, facts['proposal']),
      clocks: { decide: 'stop', perform: { until: ({ performUntil }) => performUntil as never } },
      record: ({ redo, performUntil }) => ({ redo: redo === true && !performUntil }),
    }),
    mediate: deciding<'mediated', { about: string }>({
      label: '制作复议调解书',
      law: law.mediate,
      by: ['justiceBureau'],
      from: ['examining', 'proposing'],
      to: 'closed',
      visibility: 'applicant',
      whileSuspended: true,
      input: form({
        about: choice('调解事项', ['行使自由裁量权的行为', '行政赔偿或者行政补偿', '其他']),
        text: prose('调解协议内容', { min: 10, max: 10_000 }),
        signedBy: prose('各方签字情况', { min: 2, max: 500 }),
      }),
      gates: options.mediation,
      issues: 'reconsideration-mediation',
      outcome: () => 'mediated',
      clocks: { decide: 'stop' },
    }),
    terminate: deciding<'withdrawn' | 'settled' | 'lapsed' | 'terminated', { ground: string }>({
      label: '终止复议',
      law: law.terminate,
      by: ['justiceBureau'],
      from: 'open',
      to: 'closed',
      visibility: 'applicant',
      whileSuspended: true,
      danger: true,
      input: form({
        ground: choice('终止情形', options.terminateFor),
        detail: prose('具体情况', { min: 2, max: 1_000 }),
      }),
      gates: [(m, context) => terminable(m, context, outcomeOf, law)],
      issues: 'reconsideration-termination',
      outcome: ({ ground }) => outcomeOf(ground),
      clocks: { decide: 'stop' },
    }),
  }
}

function terminable(
  m: Matter,
  { input, on, dayOf }: Parameters<Gate<{ ground: string }>>[1],
  outcomeOf: (ground: string) => string,
  law: DecidingLaw,
) {
  if (!input) return undefined
  const outcome = outcomeOf(input.ground)
  const wanted = times(m, 'requestWithdrawal') > times(m, 'declineWithdrawal')
  if ((outcome === 'withdrawn' || outcome === 'settled') && !wanted)
    return refuse(
      'not-requested',
      '申请人没有要求撤回，或者没有准予，不能以撤回终止；请先登记“要求撤回申请”',
      law.withdraw,
    )
  if (outcome !== 'lapsed') return undefined
  const full = dayOf('lapse')
  if (!m.suspended || !full || !LAPSING.some((one) => one === m.facts['suspendedFor']))
    return refuse('not-lapsing', '不是因申请人死亡、丧失能力或者终止而中止的，不能以中止满六十日终止', law.lapse)
  return on <= full
    ? refuse('sixty-days-not-full', `中止到${full}才满六十日，期满后原因仍未消除的才能终止`, law.lapse)
    : undefined
}
