/**
 * 县长信箱来信. In 2020 a letter that reports, suggests, asks or complains is a
 * petition under the Regulation on Letters and Visits (2005), arts. 21–33; since
 * 2022-05-01 under the Regulation on the Work of Letters and Visits, arts. 22–34.
 * How soon the county promises an answer is its own norm, beside the statute.
 */
import { z } from 'zod'
import { consented, publication, rating } from '../actions/aftermath.ts'
import {
  assignPerson,
  assist,
  attach,
  correctDate,
  extension,
  note,
  relate,
  remind,
  suspension,
  transfer,
  withdraw,
} from '../actions/common.ts'
import { bySelf, CATEGORIES, category, categoryFigures, classify, recall } from '../actions/dispatching.ts'
import { followUp } from '../actions/follow-up.ts'
import { followUpFacts } from '../actions/follow-up-facts.ts'
import { followUpFigures } from '../actions/follow-up-figures.ts'
import { HANDLING_CLOCKS, HANDLING_FACTS, handling, OFFICE_RULING, sentOn, takenUp } from '../actions/handling.ts'
import { HANG_UP_CLOCKS, HANG_UP_FACTS, hangUp } from '../actions/hang-up.ts'
import { noExtensionOfRedo } from '../actions/redo.ts'
import { form, words } from '../engine/define.ts'
import { choice, day, line, officeId, personId, prose, yesNo } from '../engine/fields.ts'

const KINDS = ['咨询', '投诉', '建议', '求助'] as const
const OUTCOME_WORDS = {
  已解决: 'resolved',
  部分解决: 'partlyResolved',
  解释说明: 'explained',
  意见采纳: 'adopted',
} as const
const ANSWERED = Object.values(OUTCOME_WORDS)

const submission = form({
  kind: choice('来信类别', KINDS),
  title: line('标题', { min: 2, max: 100, help: '一句话说清是什么事' }),
  body: prose('来信内容', { min: 5, max: 10_000, help: '时间、地点、经过和您的诉求' }),
  place: line('事发地点', { max: 100, help: '乡镇、村或街道，便于找到承办单位' }).optional(),
  wantsPublic: yesNo('同意公开', '同意隐去个人信息后公开来信和答复').optional(),
  linkConsent: yesNo('接收评价链接', '答复后，把评价链接发到我留的手机或电子邮箱').optional(),
})

const applicant = form({
  name: line('姓名', { max: 40 }),
  phone: z
    .string({ error: '请填写联系电话' })
    .trim()
    .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: '请填写 11 位手机号，或带区号的固定电话' })
    .meta({ title: '联系电话', widget: 'phone', pattern: '^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$' }),
  address: line('住址', { max: 100 }).optional(),
  email: z.email({ error: '电子邮箱的格式不对，请核对' }).max(100).meta({ title: '电子邮箱' }).optional(),
})

const w = words({
  roles: {
    citizen: '来信人',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '承办单位经办人',
    township: '乡镇经办人',
    director: '承办单位负责人',
    leader: '县领导',
    machine: '自动分办程序',
  },
  stages: { received: '待分办', disputed: '待裁定承办单位', assigned: '待签收', handling: '办理中' },
  clocks: {
    intake: { label: '分办期限', limit: 'petition-transfer', norm: 'letter-intake' },
    accept: { label: '受理告知期限', limit: 'petition-accept' },
    object: { label: '退回期限', limit: 'petition-objection', norm: 'letter-return', noDuty: true },
    finish: { label: '办结期限', limit: 'petition-finish' },
    reply: { label: '答复期限', norm: 'letter-reply' },
    ...HANDLING_CLOCKS,
    ...HANG_UP_CLOCKS,
    redo: { label: '重办期限', norm: 'redo' },
    callBack: { label: '回访期限', norm: 'follow-up', noDuty: true, outlives: true },
  },
  outcomes: {
    resolved: { label: '已解决' },
    partlyResolved: { label: '部分解决' },
    explained: { label: '解释说明' },
    adopted: { label: '意见采纳' },
    notAccepted: { label: '不予受理' },
    withdrawn: { label: '来信人撤回' },
  },
  facts: z.object({
    kind: z.enum(KINDS).meta({ title: '来信类别' }),
    place: z.string().optional().meta({ title: '事发地点' }),
    category: z.enum(CATEGORIES).optional().meta({ title: '内容分类' }),
    wantsPublic: z.boolean().meta({ title: '同意公开' }),
    published: z.boolean().optional().meta({ title: '已公开' }),
    ...HANDLING_FACTS,
    ...HANG_UP_FACTS,
    ...followUpFacts,
  }),
})

const HANDLERS = ['clerk', 'township', 'director'] as const
const INVOLVED = ['dispatcher', 'supervisor', 'clerk', 'township', 'director'] as const

/** What sending a letter to an office does to its clocks. */
const SENT = { intake: 'stop', accept: 'start', object: 'start' } as const

export const letter = w.procedure({
  id: 'letter',
  version: 1,
  title: '县长信箱来信',
  plural: 'letters',
  law: { limit: 'petition-transfer' },
  intro: '有事想问、有难处要办、有意见建议要提，都可以写给县长。由县政府办分给承办单位，限期答复您本人。',
  notAccepted: [
    { what: '申请办证、审批', instead: '请到县行政服务中心或网上政务大厅办理' },
    { what: '已经或者应当通过诉讼、仲裁、行政复议解决的', instead: '请向人民法院、仲裁机构或行政复议机构提出' },
    { what: '申请公开政府信息', instead: '请走“依申请公开”' },
    { what: '没有具体内容、广告，或者无法联系到您的', instead: '请写明事情并留下能联系到您的电话' },
    { what: '正在发生的火情、警情、急病', instead: '请立即拨打 119、110、120' },
  ],
  aside: ['disputed'],
  open: w.opening({
    stage: 'received',
    by: ['citizen', 'dispatcher'],
    input: submission,
    party: applicant,
    title: ({ title }) => title,
    searchText: ({ body, place }) => `${body}\n${place ?? ''}`,
    record: ({ kind, place, wantsPublic, linkConsent }) => ({
      kind,
      wantsPublic: wantsPublic === true,
      ...(linkConsent ? { linkConsent } : {}),
      ...(place ? { place } : {}),
    }),
    starts: ['intake', 'reply'],
  }),
  actions: {
    assign: w.action({
      label: '分办',
      law: { limit: 'petition-transfer' },
      by: 'dispatcher',
      from: ['received', 'assigned'],
      to: 'assigned',
      visibility: 'applicant',
      input: form({
        office: officeId('承办单位'),
        person: personId('经办人').optional(),
        category: category().optional(),
        opinion: prose('分办意见', { max: 500 }).optional(),
      }),
      assign: ({ office, person }, facts) => ({ ...sentOn(office, facts), assignee: person ?? null }),
      record: ({ category: about }) => (about ? { category: about } : {}),
      clocks: SENT,
    }),
    declineToAccept: w.action({
      label: '不予受理',
      law: { limit: 'petition-transfer' },
      by: 'dispatcher',
      from: ['received', 'disputed', 'assigned'],
      to: 'closed',
      visibility: 'applicant',
      danger: true,
      input: form({
        reason: choice('理由', [
          '应走诉讼、仲裁或行政复议',
          '应走依申请公开',
          '属于办证审批',
          '不属于本县职权',
          '没有具体内容',
          '广告或辱骂',
          '已经答复的同一事项',
        ]),
        instead: prose('告知应向哪里提出', { min: 2, max: 500 }),
      }),
      outcome: () => 'notAccepted',
    }),
    accept: w.action({
      label: '签收受理',
      law: { limit: 'petition-accept' },
      by: HANDLERS,
      from: 'assigned',
      to: 'handling',
      visibility: 'applicant',
      input: form({ contact: prose('与来信人联系情况', { max: 500 }).optional() }),
      ...takenUp,
      clocks: { accept: 'stop', object: 'stop', finish: 'start', firstReceiver: 'stop' },
    }),
    ...handling({
      by: HANDLERS,
      from: 'assigned',
      back: 'received',
      disputed: 'disputed',
      to: 'assigned',
      window: 'object',
      returned: { accept: 'stop', object: 'stop', intake: 'continue' },
      sent: SENT,
    }),
    reply: w.action({
      label: '答复办结',
      law: { limit: 'petition-finish' },
      by: HANDLERS,
      from: 'handling',
      to: 'closed',
      visibility: 'applicant',
      input: form({
        outcome: choice('办理结果', ['已解决', '部分解决', '解释说明', '意见采纳']),
        answer: prose('答复内容', {
          min: 10,
          max: 10_000,
          help: '受理时间、联系情况、措施和结果、依据；不服的救济途径',
        }),
        repliedOn: day('答复来信人日期').optional(),
      }),
      issues: 'letter-reply',
      outcome: ({ outcome }) => OUTCOME_WORDS[outcome],
      clocks: { finish: 'stop', reply: 'stop', redo: 'stop', callBack: 'start' },
    }),
    ...rating(),
    ...followUp({ to: 'handling', outcomes: ANSWERED }),
    ...publication({
      by: ['dispatcher'],
      label: '公开来信和答复',
      question: '来信',
      gates: consented('来信人', 'reply'),
    }),
    ...bySelf({ from: 'received', to: 'assigned', clocks: SENT, law: { limit: 'petition-transfer' } }),
    ...recall({ from: 'assigned', to: 'received', clocks: { accept: 'stop', object: 'stop', intake: 'continue' } }),
    ...classify(['dispatcher']),
    ...assignPerson(['director', 'dispatcher']),
    ...assist(['dispatcher', 'director']),
    ...remind(['dispatcher', 'supervisor', 'citizen']),
    ...correctDate(['dispatcher', 'director']),
    ...note(INVOLVED),
    ...attach(['citizen', ...HANDLERS]),
    ...transfer(['dispatcher']),
    ...relate(INVOLVED),
    ...withdraw({ outcome: 'withdrawn' }),
    ...suspension({ by: ['director', 'dispatcher'], clocks: ['reply', 'redo'] }),
    ...extension({
      clock: 'finish',
      unit: 'day',
      atMost: 30,
      by: ['clerk', 'township'],
      approver: ['director'],
      law: { limit: 'petition-finish' },
      once: true,
      gate: noExtensionOfRedo,
    }),
    // The statute's days go on: a letter that hangs is answered within them, and hangs on after the answer.
    ...hangUp({ by: HANDLERS, approver: 'supervisor', from: ['handling'], pauses: ['reply', 'redo'] }),
  },
  documents: { 'letter-reply': { label: '县长信箱答复函', mark: '信复' }, ...OFFICE_RULING },
  figures: {
    'letter.received': { label: '收到县长信箱来信', count: 'opened' },
    'letter.handled': { label: '办理县长信箱来信', count: 'closed', where: { notOutcome: ['withdrawn'] } },
    'letter.closed': { label: '办结县长信箱来信（含撤回）', count: 'closed' },
    'letter.carried-in': { label: '上期结转来信', count: 'openAtStart' },
    'letter.carried-out': { label: '结转下期来信', count: 'openAtEnd' },
    'letter.not-accepted': { label: '不予受理来信', count: 'closed', where: { outcome: ['notAccepted'] } },
    'letter.consultations': { label: '咨询类来信', count: 'opened', where: { facts: { kind: '咨询' } } },
    'letter.complaints': { label: '投诉类来信', count: 'opened', where: { facts: { kind: '投诉' } } },
    'letter.suggestions': { label: '建议类来信', count: 'opened', where: { facts: { kind: '建议' } } },
    'letter.requests-for-help': { label: '求助类来信', count: 'opened', where: { facts: { kind: '求助' } } },
    ...categoryFigures('letter', '来信'),
    'letter.late': { label: '超过法定期限办结的来信', count: 'closed', where: { late: ['finish'] } },
    'letter.on-time': { label: '法定期限内办结的来信', count: 'closed', where: { onTime: 'finish' } },
    'letter.on-target': {
      label: '承诺期限内答复的来信',
      count: 'closed',
      where: { onTarget: 'reply', notFacts: { hungUp: true } },
    },
    'letter.judged': { label: '办结来信（不含挂账）', count: 'closed', where: { notFacts: { hungUp: true } } },
    'letter.hung-up': { label: '期末挂账的来信', count: 'openAtEnd', where: { facts: { hungUp: true } } },
    'letter.answered-hung-up': { label: '已答复、仍在挂账的来信', count: 'closed', where: { facts: { hungUp: true } } },
    ...followUpFigures('letter', '来信', { outcomes: ANSWERED, response: { onTime: 'accept' } }),
    'letter.on-target-rate': { label: '来信承诺期限内答复率', rate: ['letter.on-target', 'letter.judged'] },
  },
  balances: [{ left: ['letter.received', 'letter.carried-in'], right: ['letter.closed', 'letter.carried-out'] }],
})
