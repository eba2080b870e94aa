import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, day, line, prose } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'
import { cite } from '../law/cite.ts'
import { dayIn, HEARING, hearingTime, isHearingPending, notInPublic } from './reconsideration.forms.ts'
import { shared } from './reconsideration.shared.ts'

const law = cite('reconsideration-rules-2007', 33)

const common = { law, by: ['justiceBureau'], from: 'examining', to: 'same', visibility: 'applicant' } as const

/** A hearing under the Rules of 2007 (art. 33): in grave or intricate cases, asked for or thought needful; no term to give notice. */
export const oldHearing = {
  arrangeHearing: shared({
    label: '决定听证',
    ...common,
    input: form({
      ground: choice('来由', ['申请人提出要求', '复议机构认为必要']),
      hearingOn: day('听证日期'),
      time: hearingTime(),
      place: line('地点', { max: 60 }),
      subject: prose('拟听证事项', { min: 2, max: 1_000 }),
      closed: notInPublic(),
    }),
    gates: [
      (_, { input, on }) =>
        input && input.hearingOn <= on
          ? refuse('hearing-too-soon', '听证日期应晚于决定之日，请给当事人准备的时间', law)
          : undefined,
    ],
    issues: 'reconsideration-hearing',
    appoint: ({ hearingOn, time, place, closed }) => ({
      label: HEARING,
      on: hearingOn,
      place,
      ...(time ? { time } : {}),
      ...(closed ? {} : { public: true as const }),
    }),
    record: ({ hearingOn, time, place, subject }) => ({
      hearingOn,
      hearingTime: time ?? '',
      hearingPlace: place,
      hearingSubject: subject,
    }),
  }),
  cancelHearing: shared({
    label: '取消听证',
    ...common,
    input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
    gates: [
      (m) => (isHearingPending(m) ? undefined : refuse('no-hearing-arranged', '没有待举行的听证，不需要取消', law)),
    ],
    appoint: () => ({ label: HEARING, cancelled: true as const }),
    record: () => ({ hearingOn: '' }),
  }),
  holdHearing: shared({
    label: '举行听证',
    ...common,
    input: form({ record: prose('听证笔录', { min: 10, max: 20_000 }) }),
    gates: [
      (m, { on }) => {
        if (!isHearingPending(m))
          return refuse('no-hearing-arranged', '还没有决定听证，请先“决定听证”并通知当事人', law)
        const hearingOn = dayIn(m.facts, 'hearingOn')
        return hearingOn && on < hearingOn
          ? refuse('before-hearing-day', `听证定在${dateText(hearingOn)}，还没有到`, law)
          : undefined
      },
    ],
  }),
}
