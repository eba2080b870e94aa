/**
 * 共同被告应诉. A further defendant's own part of a suit (行政诉讼法 art. 26): its days to answer run from the day it
 * was served itself, and so do its days to appeal. Hearing, decision and performance stand in the suit.
 */
import { z } from 'zod'
import { assignPerson, attach, correctDate, note, remind } from '../actions/common.ts'
import { APPEAL_CLOCKS, DEFENCE_CLOCKS, defence, EVIDENCE } from '../actions/defence.ts'
import { dateText, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import { form, words } from '../engine/define.ts'
import { choice, line, officeId, prose } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { cite } from '../law/cite.ts'

const art = (article: number, paragraph?: number) => cite('litigation-law-2017', article, paragraph)
const INSTANCES = ['一审', '二审', '再审'] as const
const POSITIONS = ['被告', '上诉人', '被上诉人', '再审申请人', '再审被申请人', '其他当事人'] as const
/** Which period to answer runs for whom. */
const ANSWERS: Readonly<Record<string, string>> = {
  被告: 'defence',
  被上诉人: 'appealDefence',
  再审被申请人: 'retrialOpinion',
}
const TRACKS = ['普通程序', '简易程序'] as const

const w = words({
  roles: {
    justiceBureau: '司法局（应诉指导）',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '共同被告经办人',
    township: '乡镇经办人',
    director: '共同被告负责人',
    leader: '县领导',
  },
  stages: { called: '待签收', answering: '待答辩', pending: '审理中', judged: '裁判已送达' },
  clocks: { ...DEFENCE_CLOCKS, ...APPEAL_CLOCKS },
  outcomes: {
    judgmentAccepted: { label: '服判' },
    appealed: { label: '已上诉', law: art(85) },
    released: { label: '不再作为被告' },
  },
  facts: z.object({
    instance: z.enum(INSTANCES).meta({ title: '审级' }),
    court: z.string().meta({ title: '法院' }),
    track: z.enum(TRACKS).meta({ title: '审理程序' }),
    position: z.enum(POSITIONS).optional().meta({ title: '诉讼地位' }),
    evidence: z.enum(EVIDENCE).meta({ title: '证据' }),
  }),
})

const answering = (clock: string) => ({
  start: ({ position }: { position: string }, on: PlainDate) => (ANSWERS[position] === clock ? on : undefined),
})

const HANDLERS = ['clerk', 'township', 'director', 'justiceBureau'] as const

export const coDefence = w.procedure({
  id: 'co-defence',
  version: 1,
  title: '共同被告应诉',
  plural: 'co-defences',
  law: art(26),
  inForce: { from: plainDate('2018-02-08') },
  intro: '共同被告各自签收、各自计算答辩举证和上诉的期限；开庭、裁判和履行记在行政应诉事项中。',
  open: w.opening({
    stage: 'called',
    by: ['dispatcher', ...HANDLERS],
    onlyBegun: true,
    input: form({
      office: officeId('共同被告'),
      title: line('被诉行政行为', { max: 100 }),
      instance: choice('审级', INSTANCES),
      court: line('法院', { max: 60 }),
      track: choice('审理程序', TRACKS),
    }),
    title: ({ title }) => `共同被告：${title}`,
    assign: ({ office }) => ({ leadOffice: office }),
    record: ({ instance, court, track }) => ({ instance, court, track, evidence: '未提交' }),
    starts: [],
  }),
  actions: {
    receiveSuit: w.action({
      label: '收到起诉状（上诉状、再审申请书）副本',
      law: art(67),
      by: HANDLERS,
      from: 'called',
      to: 'answering',
      input: form({ position: choice('诉讼地位', POSITIONS) }),
      gates: [
        (m, { input }) =>
          input && (m.facts['instance'] === '一审') !== (input.position === '被告')
            ? refuse(
                'position-of-other-instance',
                '一审的共同被告是“被告”，二审、再审选上诉人、被上诉人或者其他当事人',
                art(25),
              )
            : undefined,
      ],
      record: ({ position }) => ({ position }),
      clocks: {
        defence: answering('defence'),
        appealDefence: answering('appealDefence'),
        retrialOpinion: answering('retrialOpinion'),
      },
    }),
    ...defence({ by: HANDLERS, answering: 'answering', pending: 'pending', decided: ['judged', 'closed'] }),
    receiveJudgment: w.action({
      label: '收到裁判文书',
      by: HANDLERS,
      from: ['answering', 'pending'],
      to: 'judged',
      input: form({ paper: choice('文书', ['可上诉的判决书', '可上诉的裁定书', '终审或者不能上诉的文书']) }),
      clocks: {
        defence: 'stop',
        appealDefence: 'stop',
        retrialOpinion: 'stop',
        courtTerm: 'stop',
        delayedEvidence: 'stop',
        appealJudgment: { start: ({ paper }, on) => (paper === '可上诉的判决书' ? on : undefined) },
        appealRuling: { start: ({ paper }, on) => (paper === '可上诉的裁定书' ? on : undefined) },
      },
    }),
    acceptJudgment: w.action({
      label: '服判，不上诉',
      by: HANDLERS,
      from: 'judged',
      to: 'closed',
      input: form({ note: prose('说明', { max: 500 }).optional() }),
      outcome: () => 'judgmentAccepted',
    }),
    appeal: w.action({
      label: '上诉',
      law: art(85),
      by: HANDLERS,
      from: 'judged',
      to: 'closed',
      danger: true,
      input: form({ grounds: prose('上诉理由', { min: 5, max: 3_000 }) }),
      gates: [
        (_, { on, dayOf }) => {
          const until = dayOf('appealJudgment') ?? dayOf('appealRuling')
          if (!until) return refuse('not-appealable', '这份文书不能上诉', art(85))
          return on > until
            ? refuse('appeal-too-late', `上诉期限已于${dateText(until)}届满，不能再上诉`, art(85))
            : undefined
        },
      ],
      outcome: () => 'appealed',
    }),
    release: w.action({
      label: '不再作为被告',
      law: art(26),
      by: ['dispatcher', 'justiceBureau'],
      from: 'open',
      to: 'closed',
      danger: true,
      input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
      outcome: () => 'released',
    }),
    ...assignPerson(['director', 'justiceBureau']),
    ...remind(['dispatcher', 'supervisor', 'justiceBureau']),
    ...correctDate(['dispatcher', 'director', 'justiceBureau']),
    ...note(['dispatcher', 'supervisor', ...HANDLERS]),
    ...attach(HANDLERS),
  },
  documents: { 'litigation-answer': { label: '行政答辩状', mark: '行应' } },
  figures: {
    'co-defence.called': { label: '作为共同被告应诉', count: 'opened' },
    'co-defence.closed': { label: '办结共同被告应诉', count: 'closed' },
    'co-defence.defended-on-time': { label: '共同被告法定期限内答辩', count: 'closed', where: { onTime: 'defence' } },
  },
})
