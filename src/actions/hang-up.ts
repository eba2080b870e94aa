import { z } from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { type ActionRule, type ClockVerb, form, type Gate, type GateContext } from '../engine/define.ts'
import { choice, day, prose } from '../engine/fields.ts'
import { type Facts, type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import { reckon } from '../law/reckon.ts'

type Hanging<R, S, C> = ActionRule<R, S, C, never, unknown, Input>

function hanging<R, S, C, I>(rule: ActionRule<R, S, C, never, Facts, I>): Hanging<R, S, C> {
  return rule as unknown as Hanging<R, S, C>
}

/** Causes that no office can remove within its days. */
export const HANG_UP_CAUSES = ['待资金', '待规划', '待政策'] as const

/** The norm that bounds how far away a review may be. */
const BOUND = 'hang-up-review'

/** The last day on which a review may be fixed from a day on. */
export function lastReview({ calendar, norm }: Pick<GateContext<unknown>, 'calendar' | 'norm'>, on: PlainDate) {
  const { dueOn, estimatedOn } = reckon({ length: norm(BOUND), startOn: on, entries: [], calendar })
  return dueOn ?? estimatedOn
}

/** A review is neither today nor beyond the county's bound. */
const reviewWithinBound: Gate<{ readonly reviewOn: PlainDate }> = (_, context) => {
  const { input, today } = context
  if (!input) return undefined
  const last = lastReview(context, today)
  if (input.reviewOn <= today) return refuse('review-day-past', '复核日应在今天之后，请改填日后的一天')
  return last && input.reviewOn > last
    ? refuse('review-too-far', `复核日最远到${last}（本县挂账复核间隔），请改早；到期仍不具备条件的，可以申请续挂`)
    : undefined
}

const answered = (matter: Matter) => times(matter, 'hangUp') + times(matter, 'declineHangUp')
const pending = (matter: Matter) => times(matter, 'requestHangUp') > answered(matter)
const requested: Gate<unknown> = (matter) =>
  pending(matter) ? undefined : refuse('no-hang-up-requested', '没有待批的挂账申请，请先由承办单位申请挂账')

/** A matter that hangs is taken down before it is said to be done. */
export const notHungUp: Gate<unknown> = (matter) =>
  matter.facts['hungUp'] === true ? refuse('hung-up', '本事项正在挂账，请先“销账”恢复办理，再报送结果') : undefined

/**
 * 申请挂账、批准挂账、不准挂账、销账: a matter whose cause takes long stands on a list of its own until a review, which may
 * hang it up again. `pauses` are norms of the county, never a statute's clock: what the law asks by a day is still asked,
 * and after the answer the matter goes on hanging. The procedure takes {@link HANG_UP_FACTS} and
 * {@link HANG_UP_CLOCKS} into its words.
 */
export function hangUp<
  const R extends Role,
  const A extends Role,
  const S extends string,
  const C extends string,
>(options: {
  by: readonly R[]
  /** The post that approves. */
  approver: A
  from: readonly S[]
  pauses: readonly C[]
}) {
  const { by, approver, from, pauses } = options
  const verbs = (verb: 'pause' | 'resume') =>
    Object.fromEntries(pauses.map((clock) => [clock, verb])) as Partial<Record<C, ClockVerb<unknown>>>
  const reviewOn = () => day('复核日')
  const cause = () => choice('挂账原因', HANG_UP_CAUSES)
  return {
    requestHangUp: hanging<R, S, C, { cause: string; reviewOn: PlainDate; plan: string }>({
      label: '申请挂账',
      by,
      from: [...from, 'closed'],
      to: 'same',
      input: form({
        cause: cause(),
        reviewOn: reviewOn(),
        plan: prose('挂账期间做什么', { min: 5, max: 1_000, help: '申报资金、编制规划、请示政策的步骤和责任人' }),
      }),
      gates: [
        (matter) =>
          matter.stage === 'closed' && matter.facts['hungUp'] !== true
            ? refuse('closed-not-hung-up', '本事项已办结且没有挂账，不能再申请挂账')
            : undefined,
        (matter) => (pending(matter) ? refuse('hang-up-pending', '已有一份挂账申请待批，请等批复后再申请') : undefined),
        reviewWithinBound,
      ],
    }),
    hangUp: hanging<A, S, C | 'review', { cause: string; reviewOn: PlainDate; explanation: string }>({
      label: '批准挂账',
      by: approver,
      from: [...from, 'closed'],
      to: 'same',
      visibility: 'applicant',
      danger: true,
      input: form({
        cause: cause(),
        reviewOn: reviewOn(),
        explanation: prose('告知提出人的说明', { min: 10, max: 1_000, help: '为什么要等、等到什么时候、到时怎样再办' }),
      }),
      gates: [requested, reviewWithinBound],
      record: (input) => ({ hungUp: true, hungUpFor: input.cause, hungUpUntil: input.reviewOn }),
      clocks: { ...verbs('pause'), review: { until: (input: { reviewOn: PlainDate }) => input.reviewOn } } as Partial<
        Record<C | 'review', ClockVerb<{ cause: string; reviewOn: PlainDate; explanation: string }>>
      >,
    }),
    declineHangUp: hanging<A, S, never, { reason: string }>({
      label: '不准挂账',
      by: approver,
      from: [...from, 'closed'],
      to: 'same',
      input: form({ reason: prose('不准理由', { min: 2, max: 500 }) }),
      gates: [requested],
    }),
    takeDown: hanging<R | A, S, C | 'review', { result: string; finding: string }>({
      label: '销账',
      by: [...by, approver],
      from: [...from, 'closed'],
      to: 'same',
      visibility: 'applicant',
      input: form({
        result: choice('复核结果', ['条件具备，恢复办理', '已经办成', '条件不再具备，不再等待']),
        finding: prose('复核情况', { min: 2, max: 1_000 }),
      }),
      gates: [
        (matter) => (matter.facts['hungUp'] === true ? undefined : refuse('not-hung-up', '本事项没有挂账，不需要销账')),
      ],
      record: () => ({ hungUp: false, hungUpFor: undefined, hungUpUntil: undefined }),
      clocks: { ...verbs('resume'), review: 'stop' } as Partial<Record<C | 'review', ClockVerb<unknown>>>,
    }),
  }
}

/** The clock of {@link hangUp}. */
export const HANG_UP_CLOCKS = { review: { label: '挂账复核日', outlives: true } } as const

/** The facts of {@link hangUp}. */
export const HANG_UP_FACTS = {
  hungUp: z.boolean().optional().meta({ title: '挂账' }),
  hungUpFor: z.enum(HANG_UP_CAUSES).optional().meta({ title: '挂账原因' }),
  hungUpUntil: z.string().optional().meta({ title: '挂账复核日' }),
}
