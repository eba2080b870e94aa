/**
 * 网上咨询. A pure question on policy or procedure: no statute sets a day for the
 * answer, the county's own norm does (国办发〔2017〕47号 asks government sites to
 * answer within 15 working days).
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
  transfer,
  withdraw,
} from '../actions/common.ts'
import { bySelf, CATEGORIES, category, categoryFigures, classify, recall } from '../actions/dispatching.ts'
import { followUp } from '../actions/follow-up.ts'
import { followUpFacts } from '../actions/follow-up-facts.ts'
import { followUpFigures } from '../actions/follow-up-figures.ts'
import { HANDLING_CLOCKS, HANDLING_FACTS, handling, OFFICE_RULING, sentOn, takenUp } from '../actions/handling.ts'
import { noExtensionOfRedo } from '../actions/redo.ts'
import { form, words } from '../engine/define.ts'
import { choice, line, officeId, personId, prose, yesNo } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'

const TOPICS = [
  '社会保障',
  '教育',
  '医疗卫生',
  '住房与建设',
  '农业农村',
  '企业与市场',
  '户籍与证件',
  '交通',
  '其他',
] as const

const w = words({
  roles: {
    citizen: '咨询人',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '承办单位经办人',
    township: '乡镇经办人',
    director: '承办单位负责人',
    leader: '县领导',
    machine: '自动分办程序',
  },
  stages: { received: '待分办', disputed: '待裁定承办单位', handling: '待答复' },
  clocks: {
    intake: { label: '分办期限', norm: 'consultation-intake' },
    object: { label: '退回期限', norm: 'consultation-return', noDuty: true },
    reply: { label: '答复期限', norm: 'consultation-reply' },
    ...HANDLING_CLOCKS,
    redo: { label: '重办期限', norm: 'redo' },
    callBack: { label: '回访期限', norm: 'follow-up', noDuty: true, outlives: true },
  },
  outcomes: {
    answered: { label: '已答复' },
    notAccepted: { label: '不属于咨询' },
    withdrawn: { label: '咨询人撤回' },
  },
  facts: z.object({
    topic: z.enum(TOPICS).meta({ title: '咨询主题' }),
    category: z.enum(CATEGORIES).optional().meta({ title: '内容分类' }),
    wantsPublic: z.boolean().meta({ title: '同意公开' }),
    published: z.boolean().optional().meta({ title: '已公开' }),
    ...HANDLING_FACTS,
    ...followUpFacts,
  }),
})

const HANDLERS = ['clerk', 'township', 'director'] as const
const INVOLVED = ['dispatcher', 'supervisor', 'clerk', 'township', 'director'] as const

/** What sending a consultation to an office does to its clocks. */
const SENT = { intake: 'stop', object: 'start' } as const

export const onlineConsultation = w.procedure({
  id: 'online-consultation',
  version: 1,
  title: '网上咨询',
  plural: 'online-consultations',
  intro: '政策怎么规定、手续怎么办、该找哪个部门，在这里问。答复会发到您的查询页。',
  notAccepted: [
    { what: '投诉、举报、求助', instead: '请写“县长信箱”' },
    { what: '申请公开政府信息', instead: '请走“依申请公开”' },
  ],
  aside: ['disputed'],
  open: w.opening({
    stage: 'received',
    by: ['citizen', 'dispatcher'],
    input: form({
      topic: choice('咨询主题', TOPICS),
      title: line('标题', { min: 2, max: 100 }),
      body: prose('咨询内容', { min: 5, max: 5_000 }),
      wantsPublic: yesNo('同意公开', '同意隐去个人信息后公开问题和答复').optional(),
      linkConsent: yesNo('接收评价链接', '答复后，把评价链接发到我留的手机').optional(),
    }),
    party: form({
      name: line('称呼', { max: 40 }),
      phone: z
        .string()
        .trim()
        .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: '请填写 11 位手机号，或带区号的固定电话' })
        .meta({ title: '联系电话', widget: 'phone', pattern: '^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$' })
        .optional(),
    }),
    title: ({ title }) => title,
    searchText: ({ body }) => body,
    record: ({ topic, wantsPublic, linkConsent }) => ({
      topic,
      wantsPublic: wantsPublic === true,
      ...(linkConsent ? { linkConsent } : {}),
    }),
    starts: ['intake', 'reply'],
  }),
  actions: {
    assign: w.action({
      label: '分办',
      by: 'dispatcher',
      from: ['received', 'handling'],
      to: 'handling',
      visibility: 'applicant',
      input: form({
        office: officeId('承办单位'),
        person: personId('经办人').optional(),
        category: category().optional(),
      }),
      assign: ({ office, person }, facts) => ({ ...sentOn(office, facts), assignee: person ?? null }),
      record: ({ category: about }) => (about ? { category: about } : {}),
      clocks: SENT,
    }),
    declineToAccept: w.action({
      label: '不属于咨询',
      by: 'dispatcher',
      from: 'open',
      to: 'closed',
      visibility: 'applicant',
      danger: true,
      input: form({ instead: prose('告知应向哪里提出', { min: 2, max: 500 }) }),
      outcome: () => 'notAccepted',
    }),
    accept: w.action({
      label: '确认由本单位答复',
      by: HANDLERS,
      from: 'handling',
      to: 'same',
      input: form({}),
      gates: [
        (m) =>
          m.clocks['object']?.at(-1)?.stoppedOn
            ? refuse('accepted-already', '本单位已经确认答复，请写答复')
            : undefined,
      ],
      ...takenUp,
      clocks: { object: 'stop', firstReceiver: 'stop' },
    }),
    ...handling({
      by: HANDLERS,
      from: 'handling',
      back: 'received',
      disputed: 'disputed',
      to: 'handling',
      window: 'object',
      returned: { object: 'stop', intake: 'continue' },
      sent: SENT,
    }),
    answer: w.action({
      label: '答复',
      by: HANDLERS,
      from: 'handling',
      to: 'closed',
      visibility: 'applicant',
      input: form({
        answer: prose('答复内容', { min: 5, max: 10_000, help: '结论、依据的文件名称和条款、办理地点和电话' }),
      }),
      outcome: () => 'answered',
      ...takenUp,
      clocks: { reply: 'stop', object: 'stop', firstReceiver: 'stop', redo: 'stop', callBack: 'start' },
    }),
    ...bySelf({ from: 'received', to: 'handling', clocks: SENT }),
    ...recall({ from: 'handling', to: 'received', clocks: { object: 'stop', intake: 'continue' } }),
    ...classify(['dispatcher']),
    ...rating(),
    ...followUp({ to: 'handling', outcomes: ['answered'] }),
    ...publication({
      by: ['dispatcher'],
      label: '公开问题和答复',
      question: '问题',
      gates: consented('咨询人', 'answer'),
    }),
    ...assignPerson(['director', 'dispatcher']),
    ...assist(['dispatcher', 'director']),
    ...remind(['dispatcher', 'supervisor', 'citizen']),
    ...correctDate(['dispatcher', 'director']),
    ...note(INVOLVED),
    ...attach(['citizen', ...HANDLERS]),
    ...transfer(['dispatcher']),
    ...relate(INVOLVED),
    ...withdraw({ outcome: 'withdrawn' }),
    ...extension({
      clock: 'reply',
      unit: 'workingDay',
      atMost: 10,
      by: ['clerk', 'township'],
      approver: ['director'],
      once: true,
      gate: noExtensionOfRedo,
    }),
  },
  documents: OFFICE_RULING,
  figures: {
    'online-consultation.received': { label: '收到网上咨询', count: 'opened' },
    'online-consultation.handled': { label: '办理网上咨询', count: 'closed', where: { notOutcome: ['withdrawn'] } },
    'online-consultation.closed': { label: '办结网上咨询（含撤回）', count: 'closed' },
    'online-consultation.carried-in': { label: '上期结转咨询', count: 'openAtStart' },
    'online-consultation.carried-out': { label: '结转下期咨询', count: 'openAtEnd' },
    ...categoryFigures('online-consultation', '咨询'),
    ...followUpFigures('online-consultation', '咨询', { outcomes: ['answered'], response: { onTarget: 'reply' } }),
    'online-consultation.on-target': { label: '承诺期限内答复的咨询', count: 'closed', where: { onTarget: 'reply' } },
    'online-consultation.on-target-rate': {
      label: '咨询承诺期限内答复率',
      rate: ['online-consultation.on-target', 'online-consultation.closed'],
    },
  },
  balances: [
    {
      left: ['online-consultation.received', 'online-consultation.carried-in'],
      right: ['online-consultation.closed', 'online-consultation.carried-out'],
    },
  ],
})
