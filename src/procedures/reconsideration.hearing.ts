import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, day, line, prose, whole, yesNo } from '../engine/fields.ts'
import { lastOn, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import {
  copies,
  dayIn,
  HEARING,
  hearingTime,
  isHearingPending,
  notInPublic,
  respondentKnown,
} from './reconsideration.forms.ts'
import { law, w } from './reconsideration.words.ts'

/** The ordinary and the summary procedure (arts. 48–55): copies, evidence, hearing, committee, and the way from one to the other. */
export const hearing = {
  serveCopy: w.action({
    label: '发送申请书副本',
    law: law(48),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: copies,
    gates: [respondentKnown(law(19))],
    issues: 'reconsideration-copy',
    clocks: {
      serveCopy: 'stop',
      serveCopySummary: 'stop',
      answer: { start: ({ receivedOn }, on, { track }) => (track === '简易程序' ? undefined : (receivedOn ?? on)) },
      answerSummary: {
        start: ({ receivedOn }, on, { track }) => (track === '简易程序' ? (receivedOn ?? on) : undefined),
      },
    },
  }),
  allowEvidence: w.action({
    label: '同意补充证据',
    law: law(46, 2),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({ newGround: prose('申请人或第三人提出的、作出行为时没有提出的理由或证据', { min: 4, max: 1_000 }) }),
  }),
  arrangeHearing: w.action({
    label: '决定听证',
    law: law(50),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({
      hearingOn: day('听证日期'),
      time: hearingTime(),
      place: line('地点', { max: 60 }),
      subject: prose('拟听证事项', { min: 2, max: 1_000 }),
      closed: notInPublic(),
    }),
    gates: [
      (m) =>
        m.facts['track'] === '简易程序'
          ? refuse('no-hearing-in-summary', '简易程序可以书面审理；需要听证的，请先转为普通程序', law(55))
          : undefined,
    ],
    appoint: ({ hearingOn, time, place, closed }) => ({
      label: HEARING,
      on: hearingOn,
      place,
      ...(time ? { time } : {}),
      ...(closed ? {} : { public: true as const }),
    }),
    clocks: { hearingNotice: { start: ({ hearingOn }) => hearingOn } },
    record: ({ hearingOn, time, place, subject }) => ({
      hearingOn,
      hearingTime: time ?? '',
      hearingPlace: place,
      hearingSubject: subject,
    }),
  }),
  cancelHearing: w.action({
    label: '取消听证',
    law: law(50),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
    gates: [
      (m) => (isHearingPending(m) ? undefined : refuse('no-hearing-arranged', '没有待举行的听证，不需要取消', law(50))),
    ],
    appoint: () => ({ label: HEARING, cancelled: true as const }),
    clocks: { hearingNotice: 'stop' },
    record: () => ({ hearingOn: '' }),
  }),
  notifyHearing: w.action({
    label: '通知听证',
    law: law(51, 1),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({ proof: prose('送达当事人的情况', { min: 2, max: 500 }) }),
    gates: [
      (m) =>
        isHearingPending(m) ? undefined : refuse('no-hearing-arranged', '还没有决定听证，请先“决定听证”', law(50)),
    ],
    issues: 'reconsideration-hearing',
    clocks: { hearingNotice: 'stop' },
  }),
  holdHearing: w.action({
    label: '举行听证',
    law: law(50, 3),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({
      host: line('主持人', { max: 40 }),
      hearers: whole('听证员人数', { min: 1, max: 9 }),
      clerk: line('记录员', { max: 40 }),
      head: choice('被申请人负责人', ['参加', '不能参加，说明理由并委托工作人员', '未参加']),
      applicantAbsent: yesNo('申请人未到', '申请人无正当理由拒不参加，视为放弃听证权利').optional(),
      record: prose('听证笔录', { min: 10, max: 20_000 }),
    }),
    gates: [
      (m, { on, dayOf }) => {
        const until = dayOf('hearingNotice')
        const notifiedOn = times(m, 'notifyHearing') > times(m, 'holdHearing') ? lastOn(m, 'notifyHearing') : undefined
        if (!notifiedOn)
          return refuse('hearing-not-notified', '还没有书面通知当事人听证，不能举行；请先“通知听证”', law(51, 1))
        if (until && notifiedOn > until)
          return refuse(
            'hearing-notice-late',
            `听证应当在${dateText(until)}前通知当事人，通知晚了；请另定听证日期`,
            law(51, 1),
          )
        const hearingOn = dayIn(m.facts, 'hearingOn')
        return hearingOn && on < hearingOn
          ? refuse('before-hearing-day', `听证定在${dateText(hearingOn)}，还没有到`, law(51, 1))
          : undefined
      },
      (_, { input }) =>
        input && input.hearers < 2
          ? refuse('too-few-hearers', '听证由一名主持人、两名以上听证员和一名记录员组成，请增加听证员', law(50, 3))
          : undefined,
    ],
  }),
  consultCommittee: w.action({
    label: '提请复议委员会咨询',
    law: law(52, 2),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    input: form({
      ground: choice('情形', ['案情重大、疑难、复杂', '专业性、技术性较强', '复议机构认为有必要']),
      opinion: prose('委员会咨询意见', { min: 4, max: 5_000 }),
    }),
  }),
  convertToOrdinary: w.action({
    label: '批准转为普通程序',
    law: law(55),
    by: 'director',
    from: 'examining',
    to: 'same',
    visibility: 'applicant',
    input: form({ reason: prose('不宜适用简易程序的理由', { min: 4, max: 500 }) }),
    gates: [
      (m) =>
        m.facts['track'] === '简易程序'
          ? undefined
          : refuse('already-ordinary', '本案适用普通程序，不需要转换；普通程序不能转为简易程序', law(55)),
    ],
    // The sixty days count from the same acceptance.
    clocks: {
      decideSummary: 'stop',
      decide: { start: (_, on, all) => dayIn(all, 'acceptedOn') ?? on },
    },
    record: () => ({ track: '普通程序' }),
  }),
  notifyMaker: w.action({
    label: '通知制定机关答复',
    law: law(58, 1),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    whileSuspended: true,
    input: form({ organ: line('制定机关', { max: 60 }) }),
    gates: [
      (m) =>
        m.facts['normPower'] === '有权处理' && m.suspended
          ? undefined
          : refuse('no-norm-review', '没有本机关有权处理的附带审查正在进行', law(58, 1)),
    ],
    clocks: { normNotify: 'stop', normMakerReply: 'start' },
  }),
  receiveMakerReply: w.action({
    label: '制定机关书面答复',
    law: law(58, 1),
    by: 'justiceBureau',
    from: 'examining',
    to: 'same',
    whileSuspended: true,
    input: form({ reply: prose('答复要点', { min: 4, max: 5_000 }) }),
    gates: [
      (m) =>
        times(m, 'notifyMaker') > 0
          ? undefined
          : refuse('maker-not-notified', '还没有通知制定机关，请先“通知制定机关答复”', law(58, 1)),
    ],
    clocks: { normMakerReply: 'stop' },
  }),
  informSuperior: w.action({
    label: '抄告上一级主管部门',
    law: law(79, 2),
    by: 'justiceBureau',
    from: 'closed',
    to: 'same',
    input: form({ organ: line('上一级主管部门', { max: 60 }) }),
    gates: [
      (m) =>
        times(m, 'decide') > 0 ? undefined : refuse('no-decision', '没有发生效力的复议决定书，不需要抄告', law(79, 2)),
    ],
  }),
}
