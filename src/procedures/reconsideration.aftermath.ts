import { form } from '../engine/define.ts'
import { day, line, prose, yesNo } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { type Articles, RESPONDENT, shared } from './reconsideration.shared.ts'

/** What follows a decision under either law: performance, opinion letters and their answer, publication. */
export function aftermath(law: Articles) {
  const served = (m: Matter) =>
    m.facts['served'] ? undefined : refuse('not-served', '决定书还没有送达，不发生效力，请先登记送达', law.perform)
  return {
    reportPerformance: shared({
      label: '报告履行情况',
      law: law.perform,
      by: ['justiceBureau', ...RESPONDENT],
      from: 'closed',
      to: 'same',
      standing: 'involved',
      visibility: 'applicant',
      input: form({
        report: prose('履行情况', { min: 4, max: 2_000 }),
        sameAct: yesNo('基本相同', '重新作出的行为与原行为相同或者基本相同').optional(),
      }),
      gates: [served],
      clocks: { remake: 'stop', perform: 'stop' },
      record: () => ({ performed: true }),
    }),
    orderPerformance: shared({
      label: '责令限期履行',
      law: law.perform,
      by: ['justiceBureau'],
      from: 'closed',
      to: 'same',
      visibility: 'applicant',
      input: form({ until: day('履行期限'), reason: prose('不履行或者拖延的情况', { min: 4, max: 500 }) }),
      gates: [
        served,
        (m) => (m.facts['performed'] ? refuse('already-performed', '被申请人已经履行，不需要责令') : undefined),
      ],
      clocks: { perform: { until: ({ until }) => until } },
    }),
    issueOpinion: shared({
      label: '制发复议意见书',
      law: law.opinion,
      by: ['justiceBureau'],
      from: 'any',
      to: 'same',
      input: form({
        organ: line('有关机关', { max: 60 }),
        opinion: prose('违法或者不当的情况和纠正意见', { min: 10, max: 5_000 }),
        receivedOn: day('有关机关收到之日').optional(),
      }),
      issues: 'reconsideration-opinion',
      clocks: { opinionReport: { start: ({ receivedOn }, on) => receivedOn ?? on } },
    }),
    reportOpinion: shared({
      label: '反馈意见书落实情况',
      law: law.opinion,
      by: ['justiceBureau', ...RESPONDENT],
      from: 'any',
      to: 'same',
      standing: 'involved',
      input: form({ report: prose('纠正情况', { min: 4, max: 2_000 }) }),
      gates: [(m) => (times(m, 'issueOpinion') > 0 ? undefined : refuse('no-opinion-issued', '没有制发过复议意见书'))],
      clocks: { opinionReport: 'stop' },
    }),
    publish: shared({
      label: '公开决定书',
      by: ['justiceBureau'],
      from: 'closed',
      to: 'same',
      visibility: 'public',
      input: form({
        title: line('公开标题'),
        question: prose('案由（已隐去个人信息）', { max: 10_000 }),
        answer: prose('决定书（已隐去个人信息）', { max: 10_000 }),
      }),
      gates: [(m) => (times(m, 'decide') > 0 ? undefined : refuse('nothing-to-publish', '没有作出复议决定，不能公开'))],
      record: () => ({ published: true }),
      publish: (input) => input,
    }),
    withdrawPublication: shared({
      label: '撤下公开',
      by: ['justiceBureau'],
      from: 'closed',
      to: 'same',
      danger: true,
      input: form({ reason: prose('撤下理由', { max: 500 }) }),
      gates: [(m) => (m.facts['published'] ? undefined : refuse('not-published', '本件没有公开，无需撤下'))],
      record: () => ({ published: false }),
      publish: () => 'withdraw',
    }),
  }
}
