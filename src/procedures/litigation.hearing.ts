import { form } from '../engine/define.ts'
import { choice, day, line, prose, yesNo } from '../engine/fields.ts'
import type { Facts } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { type ATTENDANCE, art, HANDLERS, headRule, interpretation, w } from './litigation.words.ts'

/** Whose presence is the head's (出庭规定 art. 2). */
const HEADS = ['正职负责人', '副职负责人', '参与分管的副职级别负责人', '其他参与分管的负责人'] as const
const SUBORDINATE = '下级机关或者受委托组织的负责人'
const PRESENT = [...HEADS, '相应的工作人员', SUBORDINATE, '仅委托律师', '无人出庭'] as const
/** Why a head may stay away (出庭规定 art. 8). */
const GOOD_REASONS = ['不可抗力', '意外事件', '需要履行他人不能代替的公务', '无法出庭的其他正当事由'] as const

const isHead = (who: string) => HEADS.some((head) => head === who)

interface Hearing {
  readonly who: (typeof PRESENT)[number]
  readonly turnedAway?: boolean | undefined
  readonly leftEarly?: boolean | undefined
  readonly reason?: string | undefined
  readonly finding?: string | undefined
}

/** One attendance per instance is enough, unless the court called the head again (出庭规定 art. 7). */
function attendanceAfter(input: Hearing, { attendance, headCalled }: Facts): (typeof ATTENDANCE)[number] {
  if (isHead(input.who) && !input.turnedAway && !input.leftEarly) return '出庭'
  if (attendance === '出庭' && !headCalled) return '出庭'
  const good = GOOD_REASONS.some((reason) => reason === input.reason)
  return good && input.finding !== '理由不成立' ? '有正当理由未出庭' : '未出庭'
}

/** The hearing: its day, who will stand for the office, and who came (art. 3 ¶3; 出庭规定). */
export const hearing = {
  scheduleHearing: w.action({
    label: '登记开庭时间',
    law: art(54),
    by: HANDLERS,
    from: ['answering', 'pending'],
    to: 'same',
    whileSuspended: true,
    input: form({
      on: day('开庭日期'),
      time: line('时间', { max: 20, help: '如 09:00' }).optional(),
      place: line('地点', { min: 2, max: 60, help: '法院和法庭' }),
      headCalled: yesNo('法院通知负责人出庭').optional(),
      closed: yesNo('不公开审理', '涉及国家秘密、个人隐私，或者当事人申请不公开的商业秘密，不列入公开日程').optional(),
    }),
    gates: [
      (_, { input }) =>
        input?.time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(input.time)
          ? refuse('invalid-time', '时间应为 09:00 的样子，请改正')
          : undefined,
    ],
    appoint: ({ on, time, place, closed }) => ({
      label: '开庭',
      on,
      place,
      ...(time ? { time } : {}),
      ...(closed ? {} : { public: true as const }),
    }),
    record: ({ headCalled }) => ({ headCalled: headCalled === true }),
  }),
  cancelHearing: w.action({
    label: '开庭取消或者延期',
    by: HANDLERS,
    from: ['answering', 'pending', 'judged'],
    to: 'same',
    whileSuspended: true,
    input: form({ reason: prose('理由', { min: 2, max: 500 }) }),
    appoint: () => ({ label: '开庭', cancelled: true }),
  }),
  authorise: w.action({
    label: '确定出庭人员',
    law: art(3, 3),
    by: HANDLERS,
    from: ['answering', 'pending'],
    to: 'same',
    input: form({
      head: choice('出庭负责人', [...HEADS, SUBORDINATE, '不能出庭']),
      headName: line('负责人姓名和职务', { max: 60 }).optional(),
      staff: line('相应的工作人员（姓名、职务）', { max: 120 }).optional(),
      lawyers: line('委托的律师', { max: 120, help: '可以另行委托一至二名诉讼代理人' }).optional(),
      reason: choice('负责人不能出庭的事由', GOOD_REASONS).optional(),
      proof: prose('证明材料', { max: 500, help: '盖机关印章，或者由主要负责人签字认可' }).optional(),
    }),
    gates: [
      (_, { input, on }) =>
        input?.head === SUBORDINATE
          ? refuse(
              'not-the-head',
              '下级机关、受委托组织的负责人不能作为本机关负责人出庭，可以作为工作人员出庭；请另定负责人或写明不能出庭的事由',
              headRule(on, 2, 128),
            )
          : undefined,
      (_, { input, on }) =>
        input && isHead(input.head) && !input.headName
          ? refuse('head-not-named', '请填写出庭负责人的姓名和职务，身份证明要载明', headRule(on, 6, 131))
          : undefined,
      (_, { input, on }) =>
        input?.head === '不能出庭' && !(input.reason && input.proof)
          ? refuse(
              'absence-unproved',
              '负责人不能出庭要有正当事由并提交证明材料，请选择事由、写明证明材料，或者安排负责人出庭',
              headRule(on, 9, 129),
            )
          : undefined,
      (_, { input }) =>
        input?.head === '不能出庭' && !input.staff
          ? refuse(
              'lawyer-alone',
              '负责人不能出庭的，应当委托相应的工作人员出庭，不得仅委托律师',
              interpretation(128, 2),
            )
          : undefined,
    ],
    issues: 'litigation-authorisation',
  }),
  recordHearing: w.action({
    label: '登记庭审情况',
    law: art(3, 3),
    by: HANDLERS,
    from: ['answering', 'pending'],
    to: 'pending',
    input: form({
      who: choice('出庭人员', PRESENT, '有负责人出庭的选负责人'),
      name: line('姓名和职务', { max: 120 }).optional(),
      reason: choice('负责人未出庭的事由', [...GOOD_REASONS, '没有说明']).optional(),
      proof: prose('证明材料', { max: 500 }).optional(),
      finding: choice('法院对事由的审查', ['理由成立', '理由不成立']).optional(),
      turnedAway: yesNo('身份证明不合条件', '法院认为不符合条件，视为未出庭').optional(),
      leftEarly: yesNo('未经法庭许可中途退庭').optional(),
      spoke: yesNo('就实质性解决争议发表了意见').optional(),
      minutes: prose('庭审要点', { max: 2_000 }).optional(),
    }),
    gates: [
      (m, { input, on }) =>
        input && !isHead(input.who) && !input.reason && (m.facts['attendance'] !== '出庭' || m.facts['headCalled'])
          ? refuse(
              'absence-unexplained',
              '负责人没有出庭，请选择事由；没有说明理由的也要如实选“没有说明”',
              headRule(on, 9, 129),
            )
          : undefined,
      (_, { input, on }) =>
        input?.reason && input.reason !== '没有说明' && !input.proof
          ? refuse(
              'absence-unproved',
              '正当事由要有证明材料，盖机关印章或者由主要负责人签字认可；请写明，没有的选“没有说明”',
              headRule(on, 9, 129),
            )
          : undefined,
    ],
    // The call was for this hearing; the next needs its own.
    record: (input, facts) => ({ heard: true, attendance: attendanceAfter(input, facts), headCalled: false }),
  }),
}
