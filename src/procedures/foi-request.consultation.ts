import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, line, prose } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { art, CONSULTED, HANDLERS, OPINIONS, termOf, w } from './foi-request.words.ts'

/** Asking others (arts. 32–34): the answer period stands still; a third party's silence is no consent, a co-producing organ's is. */
export const consultation = {
  consult: w.action({
    label: '书面征求意见',
    law: art(33, 3),
    by: HANDLERS,
    from: 'handling',
    to: 'consulting',
    visibility: 'applicant',
    input: form({
      whom: choice('征求对象', CONSULTED, '第三方：公开会损害其合法权益；共同制作机关：信息由两个以上机关制作'),
      question: prose('征求什么意见', { min: 5 }),
    }),
    issues: 'foi-consultation',
    clocks: { reply: 'pause' },
    record: ({ whom }) => ({ consulted: whom, opinion: '' }),
  }),
  serveConsultation: w.action({
    label: '对方收到征求意见书',
    law: art(32),
    by: HANDLERS,
    from: 'consulting',
    to: 'same',
    input: form({ proof: line('送达凭证', { max: 200 }) }),
    clocks: {
      thirdParty: { start: (_, on, facts) => (facts['consulted'] === '第三方' ? on : undefined) },
      coAgency: { start: (_, on, facts) => (facts['consulted'] === '共同制作机关' ? on : undefined) },
    },
  }),
  recordOpinion: w.action({
    label: '记录意见',
    law: art(32),
    by: HANDLERS,
    from: 'consulting',
    to: 'same',
    input: form({ opinion: choice('意见', OPINIONS), detail: prose('意见和理由', { min: 2 }) }),
    gates: [
      (m, context) => {
        const until = termOf(m, context)
        return until && context.on > until
          ? refuse('opinion-late', `意见期限已于${dateText(until)}届满，请用“记录逾期意见”`, art(32))
          : undefined
      },
    ],
    clocks: { thirdParty: 'stop', coAgency: 'stop' },
    record: ({ opinion }) => ({ opinion }),
  }),
  recordLateOpinion: w.action({
    label: '记录逾期意见',
    law: art(32),
    by: HANDLERS,
    from: ['consulting', 'handling'],
    to: 'same',
    input: form({
      detail: prose('逾期提出的意见', { min: 2, help: '逾期意见供参考，由本机关依法决定是否公开' }),
    }),
    gates: [
      (m, context) => {
        const until = termOf(m, context)
        return until && context.on > until
          ? undefined
          : refuse('opinion-in-time', '意见期限还没有届满，请用“记录意见”', art(32))
      },
    ],
  }),
  endConsultation: w.action({
    label: '征求意见结束',
    law: art(33, 3),
    by: HANDLERS,
    from: 'consulting',
    to: 'handling',
    visibility: 'applicant',
    input: form({ summary: prose('结果', { max: 500 }).optional() }),
    gates: [
      (m, context) => {
        if (m.facts['opinion'] || m.facts['consulted'] === '其他机关') return undefined
        const until = termOf(m, context)
        if (until && context.on > until) return undefined
        return refuse(
          'consultation-running',
          until
            ? `对方在${dateText(until)}前都可以提意见，期满前不能结束征求`
            : '对方还没有收到征求意见书，请先登记对方收到的日期',
          art(32),
        )
      },
    ],
    clocks: { reply: 'resume', thirdParty: 'stop', coAgency: 'stop' },
    // Silence: a third party's is no consent (art. 32), a co-producing organ's is (art. 34).
    record: (_, { consulted, opinion }) => ({
      opinion:
        opinion || (consulted === '共同制作机关' ? '逾期未提出，视为同意公开' : '未提出，由本机关依法决定是否公开'),
    }),
  }),
}
