/**
 * 司法建议. A court's advice to an office, out of one case or of many. On a normative document it is answered in writing
 * within sixty days (解释 art. 149 ¶3); else within the term the court names (法释〔2023〕11号 art. 8), or the county's norm.
 */
import { z } from 'zod'
import { assignPerson, attach, correctDate, note, relate, remind, transfer } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { choice, day, line, officeId, prose, yesNo } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { cite } from '../law/cite.ts'

const KINDS = ['规范性文件', '综合治理', '负责人出庭应诉', '个案改进'] as const
const OUTCOME_WORDS = { 采纳: 'adopted', 部分采纳: 'partlyAdopted', 不采纳并说明理由: 'notAdopted' } as const

const w = words({
  roles: {
    justiceBureau: '司法局（应诉指导）',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '被建议单位经办人',
    township: '乡镇经办人',
    director: '被建议单位负责人',
    leader: '县领导',
  },
  stages: { handling: '研究办理中' },
  clocks: {
    reply: { label: '答复司法建议期限', limit: 'litigation-judicial-advice-reply' },
    courtTerm: { label: '法院要求的答复期限' },
    adviceReply: { label: '答复司法建议（本县时限）', norm: 'judicial-advice-reply' },
  },
  outcomes: {
    adopted: { label: '采纳' },
    partlyAdopted: { label: '部分采纳' },
    notAdopted: { label: '不采纳并说明理由' },
  },
  facts: z.object({
    kind: z.enum(KINDS).meta({ title: '建议类别' }),
    court: z.string().meta({ title: '法院' }),
    demand: z.string().meta({ title: '建议内容' }),
    until: z.string().optional().meta({ title: '载明的答复期限' }),
  }),
})

const HANDLERS = ['clerk', 'township', 'director', 'justiceBureau'] as const
const STAFF = ['dispatcher', 'supervisor', ...HANDLERS] as const

/** Which of the three periods an advice runs under. */
function clockOf({ kind, until }: { kind: string; until?: string | undefined }): string {
  if (kind === '规范性文件') return 'reply'
  return until ? 'courtTerm' : 'adviceReply'
}

export const judicialAdvice = w.procedure({
  id: 'judicial-advice',
  version: 1,
  title: '司法建议',
  plural: 'judicial-advices',
  law: cite('litigation-interpretation-2018', 149),
  intro: '人民法院提出的司法建议，按期书面答复采纳和落实情况。',
  open: w.opening({
    stage: 'handling',
    by: ['dispatcher', ...HANDLERS],
    input: form({
      office: officeId('被建议单位'),
      court: line('法院', { min: 4, max: 60 }),
      kind: choice('建议类别', KINDS),
      title: line('司法建议书名称和文号', { min: 4, max: 100 }),
      demand: prose('建议内容', { min: 5, max: 3_000 }),
      until: day('司法建议书载明的答复期限').optional(),
    }),
    title: ({ title }) => title,
    searchText: ({ court, demand }) => `${court}\n${demand}`,
    assign: ({ office }) => ({ leadOffice: office }),
    record: ({ kind, court, demand, until }) => ({ kind, court, demand, ...(until ? { until } : {}) }),
    starts: ['reply', 'adviceReply'],
    startsIf: (clock, input) => clockOf(input) === clock,
    clocks: { courtTerm: { until: (input) => (clockOf(input) === 'courtTerm' ? input.until : undefined) } },
  }),
  actions: {
    fixTerm: w.action({
      label: '登记法院要求的答复期限',
      law: cite('judicial-advice-rules-2023', 8),
      by: HANDLERS,
      from: 'handling',
      to: 'same',
      input: form({ until: day('答复期限至') }),
      gates: [
        (m) =>
          m.facts['kind'] === '规范性文件'
            ? refuse(
                'term-is-statutory',
                '对规范性文件的司法建议，答复期限是收到之日起六十日，不能另定',
                cite('litigation-interpretation-2018', 149, 3),
              )
            : undefined,
      ],
      record: ({ until }) => ({ until }),
      clocks: { adviceReply: 'stop', courtTerm: { until: ({ until }) => until } },
    }),
    reply: w.action({
      label: '书面答复法院',
      law: { limit: 'litigation-judicial-advice-reply' },
      by: HANDLERS,
      from: 'handling',
      to: 'closed',
      input: form({
        outcome: choice('采纳情况', ['采纳', '部分采纳', '不采纳并说明理由']),
        answer: prose('答复内容', { min: 10, max: 10_000, help: '研究处理和落实情况；不采纳的写明理由' }),
        stopped: yesNo('已停止执行该规范性文件').optional(),
      }),
      issues: 'judicial-advice-reply',
      outcome: ({ outcome }) => OUTCOME_WORDS[outcome],
      clocks: { reply: 'stop', courtTerm: 'stop', adviceReply: 'stop' },
    }),
    ...assignPerson(['director', 'justiceBureau']),
    ...remind(['dispatcher', 'supervisor', 'justiceBureau']),
    ...correctDate(['dispatcher', 'director', 'justiceBureau']),
    ...note(STAFF),
    ...attach(HANDLERS),
    ...transfer(['dispatcher', 'justiceBureau']),
    ...relate(STAFF),
  },
  documents: { 'judicial-advice-reply': { label: '对司法建议的答复函', mark: '司建复' } },
  figures: {
    'judicial-advice.received': { label: '收到司法建议', count: 'opened' },
    'judicial-advice.carried-in': { label: '上期结转司法建议', count: 'openAtStart' },
    'judicial-advice.answered': { label: '答复司法建议', count: 'closed' },
    'judicial-advice.carried-out': { label: '结转下期司法建议', count: 'openAtEnd' },
    'judicial-advice.adopted': {
      label: '采纳（含部分采纳）',
      count: 'closed',
      where: { outcome: ['adopted', 'partlyAdopted'] },
    },
  },
  balances: [
    {
      left: ['judicial-advice.received', 'judicial-advice.carried-in'],
      right: ['judicial-advice.answered', 'judicial-advice.carried-out'],
    },
  ],
})
