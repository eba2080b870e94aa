/**
 * 乡镇吹哨、部门报到. A township calls departments to a problem it cannot solve, to
 * joint enforcement, to an emergency, or to a piece of work that must move; they sign
 * in, get in touch, come, solve it and prove it; the township says how they did. No
 * statute sets its days: each kind has a norm of the county.
 */
import { z } from 'zod'
import { assignPerson, assist, attach, correctDate, extension, note, relate, remind } from '../actions/common.ts'
import { HANDLING_CLOCKS, HANDLING_FACTS, handling, OFFICE_RULING, sentOn, takenUp } from '../actions/handling.ts'
import { HANG_UP_CLOCKS, HANG_UP_FACTS, hangUp, notHungUp } from '../actions/hang-up.ts'
import { form, type GateContext, words } from '../engine/define.ts'
import { choice, clockTime, line, officeId, officeIds, prose } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { WHISTLE_FIGURES } from './whistle.figures.ts'

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
  stages: {
    proposed: '待乡镇批准',
    called: '待签收',
    returned: '待改派',
    disputed: '待裁定主责部门',
    signedIn: '待报到',
    onSite: '处置中',
    solved: '待乡镇评价',
  },
  clocks: {
    signIn: { label: '签收期限', norm: byKind('sign-in') },
    contact: { label: '联系乡镇期限', norm: byKind('contact') },
    solve: { label: '解决期限', norm: byKind('solve') },
    rate: { label: '评价期限', norm: 'whistle-rate' },
    object: { label: '退回期限', norm: 'whistle-return', noDuty: true },
    reassign: { label: '改派期限', norm: 'whistle-reassign' },
    ...HANDLING_CLOCKS,
    ...HANG_UP_CLOCKS,
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
    township: z.string().optional().meta({ title: '吹哨乡镇', widget: 'office' }),
    solution: z.enum(['已解决', '部分解决', '解释说明']).optional().meta({ title: '办理结果' }),
    rating: z.enum(LEVELS).optional().meta({ title: '乡镇评价' }),
    ...HANDLING_FACTS,
    ...HANG_UP_FACTS,
  }),
})

const HANDLERS = ['clerk', 'director'] as const
const CALLER = ['township', 'director'] as const

/** What calling a department does to its clocks. */
const SENT = { signIn: 'start', contact: 'start', solve: 'start', object: 'start' } as const

/** Only the township that called says how it went; the department in charge has a director too. */
function callerOnly(matter: Matter, { actor }: GateContext<unknown>) {
  return actor.office === matter.facts['township']
    ? undefined
    : refuse('not-the-caller', '由吹哨的乡镇评价、退回重办或撤哨，请联系吹哨乡镇')
}

/** Whoever is in charge is not its own assistant, and the township calls others than itself. */
function departmentsApart(
  { facts }: Matter,
  { input }: { readonly input?: { readonly office: string; readonly others?: readonly string[] | undefined } },
) {
  if (!input) return undefined
  const called = [input.office, ...(input.others ?? [])]
  if (new Set(called).size < called.length)
    return refuse('lead-among-assisting', '主责部门不用再列为协办，请从协办部门中去掉')
  return called.some((office) => office === facts['township'])
    ? refuse('own-office-called', '吹哨请的是部门，主责和协办部门都不能是本乡镇')
    : undefined
}

export const whistle = w.procedure({
  id: 'whistle',
  version: 1,
  title: '乡镇吹哨',
  plural: 'whistles',
  intro: '乡镇解决不了的事，吹哨请部门到场解决；部门报到后由乡镇评价。',
  aside: ['returned', 'disputed'],
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
      input: form({
        office: officeId('主责部门'),
        others: officeIds('协办部门', { max: 8 }).optional(),
        opinion: prose('意见', { max: 500 }).optional(),
      }),
      gates: [departmentsApart],
      assign: ({ office, others = [] }, { township }) => ({
        leadOffice: office,
        assisting: [...(township ? [township] : []), ...others],
      }),
      begins: {
        procedure: 'assistance',
        kind: '协办',
        inputs: ({ others = [], opinion }, { title }) =>
          others.map((office) => ({ office, title, demand: opinion ?? '请按本单位职责到场协办' })),
        whenClosed: { action: 'release', input: { reason: '哨件已经办结' } },
      },
      clocks: SENT,
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
      ...takenUp,
      clocks: { signIn: 'stop', object: 'stop', firstReceiver: 'stop' },
    }),
    ...handling({
      by: HANDLERS,
      from: 'called',
      back: 'returned',
      disputed: 'disputed',
      to: 'called',
      window: 'object',
      returned: { signIn: 'stop', contact: 'stop', object: 'stop', solve: 'stop', reassign: 'start' },
      sent: { ...SENT, reassign: 'stop' },
    }),
    assign: w.action({
      label: '改派主责部门',
      by: 'dispatcher',
      from: 'returned',
      to: 'called',
      input: form({ office: officeId('主责部门'), opinion: prose('改派意见', { max: 500 }).optional() }),
      assign: ({ office }, facts) => sentOn(office, facts),
      clocks: { ...SENT, reassign: 'stop' },
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
      input: form({
        arrivedAt: clockTime('到场时间', { help: '按北京时间，如 09:05' }),
        place: line('到场地点', { max: 100, help: '不填视为哨件所写的地点' }).optional(),
        present: line('到场人员', { max: 200, help: '现场照片从下面的“附件”拍照或选取' }),
      }),
      ...takenUp,
      clocks: { signIn: 'stop', contact: 'stop', object: 'stop', firstReceiver: 'stop' },
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
      gates: [notHungUp],
      record: ({ outcome }) => ({ solution: outcome }),
      clocks: { solve: 'stop', rate: 'start' },
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
      from: ['proposed', 'called', 'returned', 'disputed', 'signedIn', 'onSite'],
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
    ...hangUp({ by: HANDLERS, approver: 'supervisor', from: ['signedIn', 'onSite'], pauses: ['solve'] }),
    ...extension({
      clock: 'solve',
      unit: 'workingDay',
      atMost: 10,
      by: HANDLERS,
      approver: ['dispatcher'],
      once: true,
      gate: (m) =>
        m.facts['kind'] === '突发事件'
          ? refuse('no-extension-in-emergency', '突发事件哨不延期，请立即处置，并随时报告进展')
          : undefined,
    }),
  },
  documents: OFFICE_RULING,
  figures: {
    'whistle.blown': { label: '乡镇吹哨', count: 'opened', by: 'kind' },
    ...WHISTLE_FIGURES,
    'whistle.closed': { label: '办结哨件', count: 'closed' },
    'whistle.carried-in': { label: '上期结转哨件', count: 'openAtStart' },
    'whistle.carried-out': { label: '结转下期哨件', count: 'openAtEnd' },
    'whistle.hung-up': { label: '期末挂账的哨件', count: 'openAtEnd', where: { facts: { hungUp: true } } },
  },
  balances: [{ left: ['whistle.blown', 'whistle.carried-in'], right: ['whistle.closed', 'whistle.carried-out'] }],
})
