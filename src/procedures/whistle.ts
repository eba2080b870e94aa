/**
 * 乡镇吹哨、部门报到. A township calls departments to a problem it cannot solve, to
 * joint enforcement, to an emergency, or to a piece of work that must move; they sign
 * in, get in touch, come, solve it and prove it; the township says how they did. No
 * statute sets its days: each kind has a norm of the county.
 */
import { z } from 'zod'
import { assignPerson, assist, attach, correctDate, note, relate, remind } from '../actions/common.ts'
import { form, type GateContext, words } from '../engine/define.ts'
import { choice, day, line, officeId, prose } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'

const KINDS = ['疑难问题', '联合执法', '突发事件', '工作推进'] as const
const LEVELS = ['满意', '基本满意', '不满意'] as const
const OUTCOME_WORDS = { 已解决: 'resolved', 部分解决: 'partlyResolved', 解释说明: 'explained' } as const

const byKind = (step: string) => ({
  fact: 'kind',
  among: {
    疑难问题: `whistle-${step}-problem`,
    联合执法: `whistle-${step}-joint`,
    突发事件: `whistle-${step}-emergency`,
    工作推进: `whistle-${step}-work`,
  },
})

const w = words({
  roles: {
    township: '乡镇经办人',
    director: '乡镇或部门负责人',
    clerk: '部门经办人',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    leader: '县领导',
  },
  stages: { proposed: '待乡镇批准', called: '待签收', signedIn: '待报到', onSite: '处置中', solved: '待乡镇评价' },
  clocks: {
    signIn: { label: '签收期限', norm: byKind('sign-in') },
    contact: { label: '联系乡镇期限', norm: byKind('contact') },
    solve: { label: '解决期限', norm: byKind('solve') },
    rate: { label: '评价期限', norm: 'whistle-rate' },
  },
  outcomes: {
    resolved: { label: '已解决' },
    partlyResolved: { label: '部分解决' },
    explained: { label: '解释说明' },
    notApproved: { label: '乡镇未批准' },
    cancelled: { label: '乡镇撤哨' },
  },
  facts: z.object({
    kind: z.enum(KINDS).meta({ title: '哨声类别' }),
    place: z.string().optional().meta({ title: '地点' }),
    tried: z.string().meta({ title: '乡镇已做的工作' }),
    township: z.string().optional().meta({ title: '吹哨乡镇' }),
    solution: z.enum(['已解决', '部分解决', '解释说明']).optional().meta({ title: '办理结果' }),
    hungUpUntil: z.string().optional().meta({ title: '挂账复核日' }),
    rating: z.enum(LEVELS).optional().meta({ title: '乡镇评价' }),
  }),
})

const HANDLERS = ['clerk', 'director'] as const
const CALLER = ['township', 'director'] as const

/** Only the township that called says how it went; the department in charge has a director too. */
function callerOnly(matter: Matter, { actor }: GateContext<unknown>) {
  return actor.office === matter.facts['township']
    ? undefined
    : refuse('not-the-caller', '由吹哨的乡镇评价、退回重办或撤哨，请联系吹哨乡镇')
}

export const whistle = w.procedure({
  id: 'whistle',
  version: 1,
  title: '乡镇吹哨',
  plural: 'whistles',
  intro: '乡镇解决不了的事，吹哨请部门到场解决；部门报到后由乡镇评价。',
  open: w.opening({
    stage: 'proposed',
    by: 'township',
    leadByOpener: true,
    input: form({
      kind: choice('哨声类别', KINDS),
      title: line('事项', { min: 2, max: 100 }),
      body: prose('情况', { min: 5, max: 5_000, help: '什么事、在哪里、涉及多少人、需要部门做什么' }),
      tried: prose('乡镇已做的工作', { min: 2, max: 2_000 }),
      place: line('地点', { max: 100 }).optional(),
    }),
    title: ({ title }) => title,
    searchText: ({ body, place }) => `${body}\n${place ?? ''}`,
    record: ({ kind, place, tried }, { office }) => ({
      kind,
      tried,
      ...(place ? { place } : {}),
      ...(office ? { township: office } : {}),
    }),
    starts: [],
  }),
  actions: {
    approve: w.action({
      label: '批准吹哨',
      by: 'director',
      from: 'proposed',
      to: 'called',
      input: form({ office: officeId('主责部门'), opinion: prose('意见', { max: 500 }).optional() }),
      assign: ({ office }, { township }) => ({ leadOffice: office, assisting: township ?? [] }),
      clocks: { signIn: 'start', contact: 'start', solve: 'start' },
    }),
    declineToApprove: w.action({
      label: '不批准吹哨',
      by: 'director',
      from: 'proposed',
      to: 'closed',
      input: form({ reason: prose('理由', { max: 500 }) }),
      outcome: () => 'notApproved',
    }),
    accept: w.action({
      label: '签收',
      by: HANDLERS,
      from: 'called',
      to: 'signedIn',
      input: form({ person: line('联系人和电话', { max: 60 }) }),
      clocks: { signIn: 'stop' },
    }),
    return: w.action({
      label: '退回',
      by: HANDLERS,
      from: 'called',
      to: 'same',
      danger: true,
      input: form({
        basis: prose('退回依据（哪项职责规定）', { min: 5, max: 500 }),
        suggestedOffice: officeId('建议主责部门'),
      }),
      gates: [
        (m) =>
          times(m, 'return') > times(m, 'settle')
            ? refuse('return-pending', '已有一次退回待裁定，请等县政府办裁定主责部门')
            : undefined,
        (m) =>
          times(m, 'settle') > 0
            ? refuse('returned-and-settled', '主责部门已由县政府办裁定，不能再退回；确有困难请报县政府办协调')
            : undefined,
      ],
    }),
    settle: w.action({
      label: '裁定主责部门',
      by: 'dispatcher',
      from: 'called',
      to: 'same',
      input: form({ office: officeId('主责部门'), basis: prose('裁定依据', { min: 5, max: 500 }) }),
      gates: [
        (m) =>
          times(m, 'return') > times(m, 'settle') ? undefined : refuse('nothing-to-settle', '没有部门退回，不需要裁定'),
      ],
      assign: ({ office }) => ({ leadOffice: office }),
    }),
    contact: w.action({
      label: '联系乡镇',
      by: HANDLERS,
      from: ['called', 'signedIn'],
      to: 'same',
      input: form({ how: prose('联系情况', { min: 2, max: 500 }) }),
      clocks: { contact: 'stop' },
    }),
    reportIn: w.action({
      label: '现场报到',
      by: HANDLERS,
      from: ['called', 'signedIn'],
      to: 'onSite',
      input: form({ place: line('到场地点', { max: 100 }), present: line('到场人员', { max: 200 }) }),
      clocks: { signIn: 'stop', contact: 'stop' },
    }),
    solve: w.action({
      label: '报送处置结果',
      by: HANDLERS,
      from: 'onSite',
      to: 'solved',
      input: form({
        outcome: choice('办理结果', ['已解决', '部分解决', '解释说明']),
        answer: prose('处置情况', { min: 10, max: 5_000, help: '时间、联系了谁、措施、结果；可附现场照片' }),
      }),
      record: ({ outcome }) => ({ solution: outcome }),
      clocks: { solve: 'stop', rate: 'start' },
    }),
    hangUp: w.action({
      label: '挂账',
      by: 'dispatcher',
      from: ['signedIn', 'onSite'],
      to: 'same',
      danger: true,
      suspension: 'begin',
      input: form({
        cause: choice('挂账原因', ['待资金', '待规划', '待政策', '待诉讼等程序']),
        reviewOn: day('复核日'),
        explanation: prose('说明', { min: 5, max: 1_000 }),
      }),
      gates: [
        (_, { input, today }) =>
          input && input.reviewOn <= today
            ? refuse('review-day-past', '复核日应在今天之后，请改填日后的一天')
            : undefined,
      ],
      record: ({ reviewOn }) => ({ hungUpUntil: reviewOn }),
      clocks: { solve: 'pause' },
    }),
    takeDown: w.action({
      label: '销账恢复办理',
      by: 'dispatcher',
      from: ['signedIn', 'onSite'],
      to: 'same',
      suspension: 'end',
      input: form({ finding: prose('复核情况', { min: 2, max: 1_000 }) }),
      gates: [(m) => (m.suspended ? undefined : refuse('not-hung-up', '本事项没有挂账，不需要销账'))],
      clocks: { solve: 'resume' },
    }),
    rate: w.action({
      label: '评价并办结',
      by: CALLER,
      standing: 'involved',
      from: 'solved',
      to: 'closed',
      input: form({ level: choice('评价', LEVELS), comment: prose('说明', { max: 500 }).optional() }),
      gates: [callerOnly],
      record: ({ level }) => ({ rating: level }),
      outcome: (_, facts) => OUTCOME_WORDS[facts.solution ?? '解释说明'],
    }),
    redo: w.action({
      label: '退回重办',
      by: CALLER,
      standing: 'involved',
      from: 'solved',
      to: 'onSite',
      danger: true,
      input: form({ reason: prose('哪里没有解决', { min: 5, max: 1_000 }) }),
      gates: [
        callerOnly,
        (m) => (times(m, 'redo') > 0 ? refuse('redone-once', '已经重办过一次，请评价；仍不满意可报县督办') : undefined),
      ],
      clocks: { rate: 'stop', solve: 'start' },
    }),
    cancel: w.action({
      label: '撤哨',
      by: CALLER,
      standing: 'involved',
      from: ['proposed', 'called', 'signedIn', 'onSite'],
      to: 'closed',
      danger: true,
      whileSuspended: true,
      input: form({ reason: prose('理由', { max: 500 }) }),
      gates: [callerOnly],
      outcome: () => 'cancelled',
    }),
    ...assignPerson(['director']),
    ...assist(['dispatcher', 'director']),
    ...remind(['dispatcher', 'supervisor', 'township']),
    ...correctDate(['dispatcher']),
    ...note(['dispatcher', 'supervisor', 'township', ...HANDLERS]),
    ...attach(['township', ...HANDLERS]),
    ...relate(['dispatcher', 'supervisor']),
  },
  figures: {
    'whistle.blown': { label: '乡镇吹哨', count: 'opened' },
    'whistle.closed': { label: '办结哨件', count: 'closed' },
    'whistle.carried-in': { label: '上期结转哨件', count: 'openAtStart' },
    'whistle.carried-out': { label: '结转下期哨件', count: 'openAtEnd' },
  },
  balances: [{ left: ['whistle.blown', 'whistle.carried-in'], right: ['whistle.closed', 'whistle.carried-out'] }],
})
