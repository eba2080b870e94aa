/**
 * 人大代表建议和政协提案. Deputies Law (2015 art. 42; since 2025 art. 51): answered within three months of the day it was
 * assigned, six at most; Henan's rules of 2017 add the steps between. Handing it from one office to another never moves
 * the last day. No statute governs proposals of the consultative conference: the county's norm does.
 */
import { assignPerson, assist, attach, correctDate, note, relate, remind } from '../actions/common.ts'
import { months } from '../calendar/length.ts'
import { dateText, plainDate } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { prose, whole } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { feedback } from './deputy-suggestion.feedback.ts'
import { FIGURES } from './deputy-suggestion.figures.ts'
import {
  answer,
  deputiesLaw,
  deputy,
  forSuggestions,
  HANDLERS,
  henan,
  henanFor,
  leadOffice,
  STAFF,
  suggestion,
  w,
} from './deputy-suggestion.words.ts'

/** Three months more than three, and no more. */
const MOST_MONTHS = 3

export const deputySuggestion = w.procedure({
  id: 'deputy-suggestion',
  version: 1,
  title: '建议提案',
  plural: 'deputy-suggestions',
  law: { limit: 'suggestion-reply' },
  inForce: { from: plainDate('2017-08-01') },
  lawBinds: ({ kind }) => kind === '人大代表建议',
  intro: '人大代表建议、政协提案的交办、办理、答复、评价和公开。',
  open: w.opening({
    stage: 'received',
    by: 'dispatcher',
    input: suggestion,
    party: deputy,
    title: ({ number, title }) => `${number}：${title}`,
    searchText: ({ body }) => body,
    record: ({ kind, number, session, signers, key, secret }) => ({
      kind,
      number,
      session,
      signers,
      key: key === true,
      secret: secret === true,
    }),
    starts: ['reply', 'proposalReply'],
    startsIf: (clock, { kind }) => (clock === 'reply') === (kind === '人大代表建议'),
  }),
  actions: {
    assign: w.action({
      label: '分办',
      law: henan(12),
      by: 'dispatcher',
      from: 'received',
      to: 'handling',
      visibility: 'applicant',
      input: form({ office: leadOffice(), opinion: prose('分办意见', { max: 500 }).optional() }),
      assign: ({ office }) => ({ leadOffice: office }),
      clocks: { decline: forSuggestions },
    }),
    reply: w.action({
      label: '签发答复',
      law: henan(21),
      by: 'director',
      from: ['handling', 'redoing'],
      to: 'replied',
      visibility: 'applicant',
      input: answer,
      gates: [
        (m, { on }) =>
          m.facts['kind'] === '人大代表建议' && times(m, 'confer') === 0
            ? refuse('not-conferred', '办理中应当与代表联系沟通，充分听取意见；请先“与代表沟通”', deputiesLaw(on))
            : undefined,
        (m, { input }) =>
          input && m.assistingOffices.length > 0 && !input.assistingOpinions
            ? refuse(
                'assisting-opinion-missing',
                '有协办单位的，由主办单位统一答复并说明协办单位意见，请填写',
                henanFor(m, 18),
              )
            : undefined,
      ],
      issues: 'suggestion-reply',
      record: (input) => ({
        answerClass: input.class,
        reached: 0,
        ...(input.doneBy ? { doneBy: input.doneBy } : {}),
      }),
      clocks: { reply: 'stop', proposalReply: 'stop', decline: 'stop', redo: 'stop' },
    }),
    confer: w.action({
      label: '与代表沟通',
      law: { limit: 'suggestion-reply' },
      by: HANDLERS,
      from: ['handling', 'redoing'],
      to: 'same',
      standing: 'involved',
      visibility: 'applicant',
      input: form({ account: prose('沟通方式和代表意见', { min: 2, max: 2_000 }) }),
      // Who has begun on it has taken it as its own.
      clocks: { decline: 'stop' },
    }),
    extend: w.action({
      label: '向代表说明，延长办理',
      law: { limit: 'suggestion-reply' },
      by: 'director',
      from: 'handling',
      to: 'same',
      visibility: 'applicant',
      input: form({
        months: whole('延长（个月）', { min: 1, max: MOST_MONTHS }),
        reason: prose('涉及面广、处理难度大的情况', { min: 5, max: 1_000 }),
        told: prose('怎样向代表说明', { min: 2, max: 500 }),
      }),
      gates: [
        (m, { input, on }) =>
          input && Number(m.facts['extended'] ?? 0) + input.months > MOST_MONTHS
            ? refuse(
                'over-six-months',
                '自交办之日起最长六个月，延长总共不超过三个月，请减少延长的月数',
                m.facts['kind'] === '人大代表建议' ? deputiesLaw(on) : undefined,
              )
            : undefined,
      ],
      record: (input, { extended }) => ({ extended: (extended ?? 0) + input.months }),
      clocks: {
        reply: { extend: (input) => months(input.months) },
        proposalReply: { extend: (input) => months(input.months) },
      },
    }),
    decline: w.action({
      label: '报告不属本单位承办',
      law: henan(14),
      by: HANDLERS,
      from: 'handling',
      to: 'declined',
      input: form({
        reason: prose('理由和依据', { min: 5, max: 1_000 }),
        suggestedOffice: leadOffice().meta({ title: '建议承办单位', widget: 'office' }).optional(),
      }),
      gates: [
        (_, { on, dayOf }) => {
          const until = dayOf('decline')
          return until && on > until
            ? refuse(
                'decline-too-late',
                `认为不属本单位办理的，应当在交办之日起十个工作日内书面报告，期限已于${dateText(until)}届满，请继续办理`,
                henan(14),
              )
            : undefined
        },
        (m) =>
          m.facts['confirmed']
            ? refuse('office-confirmed', '承办单位已经重新研究确定，不能再退，也不得自行转交；请办理', henanFor(m, 14))
            : undefined,
      ],
      clocks: { decline: 'stop', reassign: forSuggestions },
    }),
    reassign: w.action({
      label: '重新确定承办单位',
      law: henan(14),
      by: 'dispatcher',
      from: ['declined', 'handling'],
      to: 'handling',
      visibility: 'applicant',
      input: form({ office: leadOffice(), reason: prose('理由', { min: 2, max: 500 }) }),
      gates: [
        (m, { input }) =>
          input?.office === m.leadOffice
            ? refuse('same-office', '还是原单位承办的，请用“维持原承办单位”；改由其他单位承办的，请另选单位')
            : undefined,
      ],
      record: () => ({ confirmed: false }),
      assign: ({ office }) => ({ leadOffice: office }),
      clocks: { reassign: 'stop', decline: forSuggestions },
    }),
    confirmOffice: w.action({
      label: '维持原承办单位',
      law: henan(14),
      by: 'dispatcher',
      from: 'declined',
      to: 'handling',
      input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
      record: () => ({ confirmed: true }),
      clocks: { reassign: 'stop' },
    }),
    ...feedback,
    ...assignPerson(['director', 'dispatcher']),
    ...assist(['dispatcher', 'director'], { under: '代表建议' }),
    ...remind(['dispatcher', 'supervisor']),
    ...correctDate(['dispatcher', 'director']),
    ...note(STAFF),
    ...attach(HANDLERS),
    ...relate(STAFF),
    withdraw: w.action({
      label: '代表撤回',
      by: ['citizen', 'dispatcher'],
      from: 'open',
      to: 'closed',
      visibility: 'applicant',
      whileSuspended: true,
      danger: true,
      input: form({ reason: prose('撤回理由', { max: 500 }).optional() }),
      outcome: () => 'withdrawn',
    }),
  },
  documents: { 'suggestion-reply': { label: '建议提案答复函', mark: '建提复' } },
  figures: FIGURES,
  balances: [
    {
      left: ['deputy-suggestion.received', 'deputy-suggestion.carried-in'],
      right: ['deputy-suggestion.closed', 'deputy-suggestion.carried-out'],
    },
  ],
})
