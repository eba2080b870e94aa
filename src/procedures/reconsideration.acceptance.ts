import { workingDays } from '../calendar/length.ts'
import { dateText } from '../calendar/plain-date.ts'
import { form, type Gate } from '../engine/define.ts'
import { choice, day, prose, whole } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { choicesOf, REFUSAL_2023 } from './reconsideration.endings.ts'
import { dayIn } from './reconsideration.forms.ts'
import { lastDayToApply, longStop } from './reconsideration.term.ts'
import { law, SUMMARY, w } from './reconsideration.words.ts'

/** Once the days for review have run out the application is accepted, whatever anybody does later. */
const beforeDeemed: Gate<unknown> = (_, { on, dayOf }) => {
  const until = dayOf('review')
  return until && on > until
    ? refuse(
        'deemed-accepted',
        `审查期限已于${dateText(until)}届满，届满之日起视为受理；请用“登记视为受理”`,
        law(30, 3),
      )
    : undefined
}

/** Applied for in time, also through the organ that made the penalty (art. 32), or late for a good reason; never beyond the years of art. 21. */
const inTerm: Gate<{ excuse?: string | undefined }> = (m, { input, calendar }) => {
  const appliedOn = dayIn(m.facts, 'handedOn') ?? m.openedOn
  const never = longStop(m.facts)
  if (never && appliedOn > never)
    return refuse('beyond-long-stop', `自行政行为作出之日起的最长期限已于${never}届满，不予受理`, law(21))
  const last = lastDayToApply(m.facts, calendar)
  return last && appliedOn > last && input && !input.excuse
    ? refuse('applied-late', `申请期限已于${last}届满；有不可抗力或者其他正当理由的请写明，否则不予受理`, law(20))
    : undefined
}

/** Review of an application and its correction (arts. 30–31): silence accepts it, from the end of the days for review. */
export const acceptance = {
  accept: w.action({
    label: '受理',
    law: law(30, 1),
    by: 'justiceBureau',
    from: 'reviewing',
    to: 'examining',
    visibility: 'applicant',
    input: form({
      track: choice('审理程序', ['普通程序', '简易程序']),
      summaryGround: choice('适用简易程序的情形', SUMMARY).optional(),
      excuse: prose('超过申请期限的正当理由', { max: 500 }).optional(),
    }),
    gates: [
      beforeDeemed,
      inTerm,
      (_, { input }) =>
        input?.track === '简易程序' && !input.summaryGround
          ? refuse('summary-without-ground', '不属于可以适用简易程序的情形，请写明情形或者适用普通程序', law(53))
          : undefined,
    ],
    issues: 'reconsideration-acceptance',
    clocks: {
      review: 'stop',
      correctionNotice: 'stop',
      decide: { start: ({ track }, on) => (track === '普通程序' ? on : undefined) },
      serveCopy: { start: ({ track }, on) => (track === '普通程序' ? on : undefined) },
      decideSummary: { start: ({ track }, on) => (track === '简易程序' ? on : undefined) },
      serveCopySummary: { start: ({ track }, on) => (track === '简易程序' ? on : undefined) },
    },
    record: ({ track }, _, __, on) => ({ track, acceptedOn: on }),
  }),
  deemAccept: w.action({
    label: '登记视为受理',
    law: law(30, 3),
    by: ['justiceBureau', 'supervisor', 'machine'],
    from: 'reviewing',
    to: 'examining',
    visibility: 'applicant',
    input: form({}),
    fixedOn: ({ dayOf }) => dayOf('review'),
    gates: [
      (_, { today, dayOf }) => {
        const until = dayOf('review')
        return until && today > until
          ? undefined
          : refuse('review-running', '审查期限还没有届满，不能视为受理；请在期限内决定是否受理', law(30, 3))
      },
    ],
    clocks: { review: 'stop', correctionNotice: 'stop', decide: 'start', serveCopy: 'start' },
    record: (_, __, ___, on) => ({ track: '普通程序', acceptedOn: on }),
  }),
  declineToAccept: w.action({
    label: '不予受理',
    law: law(30, 2),
    by: 'justiceBureau',
    from: 'reviewing',
    to: 'closed',
    visibility: 'applicant',
    danger: true,
    input: form({
      ground: choice('不符合的条件', choicesOf(REFUSAL_2023)),
      reason: prose('理由', { min: 4, max: 2_000, help: '不属于本机关管辖的，写明有管辖权的复议机关' }),
    }),
    gates: [beforeDeemed],
    issues: 'reconsideration-refusal',
    outcome: () => 'notAccepted',
    clocks: { review: 'stop', correctionNotice: 'stop' },
  }),
  askCorrection: w.action({
    label: '通知补正',
    law: law(31, 1),
    by: 'justiceBureau',
    from: 'reviewing',
    to: 'correcting',
    visibility: 'applicant',
    input: form({
      items: prose('需要补正的事项', { min: 5, max: 2_000 }),
      receivedOn: day('申请人收到通知之日').optional(),
    }),
    gates: [
      beforeDeemed,
      (m) =>
        times(m, 'askCorrection') > 0
          ? refuse('correction-asked-once', '补正通知应当一次性载明全部事项，不能再次要求补正', law(31, 1))
          : undefined,
    ],
    issues: 'reconsideration-correction',
    clocks: {
      review: 'stop',
      correctionNotice: 'stop',
      correction: { start: ({ receivedOn }, on) => receivedOn ?? on },
    },
  }),
  extendCorrection: w.action({
    label: '延长补正期限',
    law: law(31, 2),
    by: 'justiceBureau',
    from: 'correcting',
    to: 'same',
    visibility: 'applicant',
    input: form({
      amount: whole('延长（工作日）', { min: 1, max: 30 }),
      reason: prose('不能按期补正的正当理由', { min: 2, max: 500 }),
    }),
    clocks: { correction: { extend: ({ amount }) => workingDays(amount) } },
  }),
  receiveCorrection: w.action({
    label: '收到补正',
    law: law(31, 3),
    by: ['citizen', 'justiceBureau'],
    from: 'correcting',
    to: 'reviewing',
    visibility: 'applicant',
    input: form({ body: prose('补正的内容', { min: 2, max: 5_000 }) }),
    // Reviewed anew as art. 30 has it, from the day the corrected papers came.
    clocks: { correction: 'stop', review: 'start' },
  }),
  abandon: w.action({
    label: '逾期不补正，视为放弃',
    law: law(31, 2),
    by: 'justiceBureau',
    from: 'correcting',
    to: 'closed',
    visibility: 'applicant',
    danger: true,
    input: form({ reason: prose('没有正当理由的情况', { min: 4, max: 500 }) }),
    gates: [
      (_, { on, dayOf }) => {
        const until = dayOf('correction')
        return until && on <= until
          ? refuse('correction-term-running', `补正期限至${dateText(until)}，期满前不能视为放弃申请`, law(31, 2))
          : undefined
      },
    ],
    outcome: () => 'abandoned',
    clocks: { correction: 'stop' },
  }),
}
