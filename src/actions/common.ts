import { days, type Length, workingDays } from '../calendar/length.ts'
import { type ActionRule, type ClockVerb, form, type Gate } from '../engine/define.ts'
import { day, line, officeId, personId, prose, stepNumber, whole } from '../engine/fields.ts'
import { type Facts, type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import { citationOn, type LawReference } from '../law/reference.ts'
import { ruledFirst, sentOn } from './handling.ts'
import { notHungUp } from './hang-up.ts'

/**
 * Actions that any procedure takes up by spreading them into its own `actions`,
 * saying only who may take them there. They are ordinary actions in all else.
 */
type Common<R, C = never, O = never> = ActionRule<R, never, C, O, unknown, Input>

function common<R, C = never, O = never, I = unknown>(rule: ActionRule<R, never, C, O, unknown, I>): Common<R, C, O> {
  return rule as unknown as Common<R, C, O>
}

/** Nobody has it yet: there is nobody to appoint, to help, or to take it from. */
function needsLead(matter: Matter) {
  return matter.leadOffice ? undefined : refuse('not-assigned-yet', '本事项还没有主办单位，请先分办')
}

/** 指定经办人: puts a member of the lead office in charge. */
export function assignPerson<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '指定经办人',
    by,
    from: 'open',
    to: 'same',
    input: form({ person: personId('经办人') }),
    gates: [needsLead],
    whileSuspended: true,
    assign: ({ person }) => ({ assignee: person }),
  })
  return { assignPerson: rule }
}

/** 增加协办单位: the office gets a part of its own to sign for and answer, `under` the rule that sets its days. */
export function assist<const R extends Role>(by: readonly R[], { under }: { under?: string } = {}) {
  const rule = common({
    label: '增加协办单位',
    by,
    from: 'open',
    to: 'same',
    input: form({ office: officeId('协办单位'), opinion: prose('协办要求', { max: 500 }).optional() }),
    gates: [needsLead],
    assign: ({ office }) => ({ assisting: office }),
    begins: {
      procedure: 'assistance',
      kind: '协办',
      inputs: ({ office, opinion }, { title }) => [
        { office, title, demand: opinion ?? '请按本单位职责协办', ...(under ? { under } : {}) },
      ],
      whenClosed: { action: 'release', input: { reason: '主办事项已经办结' } },
    },
  })
  return { assist: rule }
}

/** 催办: changes nothing but the record. */
export function remind<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '催办',
    by,
    from: 'open',
    to: 'same',
    input: form({ message: prose('催办内容', { max: 500 }) }),
    visibility: 'applicant',
    standing: 'involved',
    whileSuspended: true,
  })
  return { remind: rule }
}

/** 添加备注: seen by staff only, also after closing. */
export function note<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '添加备注',
    by,
    from: 'any',
    to: 'same',
    input: form({ text: prose('备注') }),
    standing: 'involved',
    whileSuspended: true,
  })
  return { note: rule }
}

/** 补充材料: words and files, by the applicant or by those who handle the matter. */
export function attach<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '补充材料',
    by,
    from: 'open',
    to: 'same',
    input: form({ explanation: prose('说明', { max: 1_000 }) }),
    standing: 'involved',
    visibility: 'applicant',
    whileSuspended: true,
  })
  return { attach: rule }
}

/** 转办: hands the lead to another office, with the reason. */
export function transfer<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '转办其他单位',
    by,
    from: 'open',
    to: 'same',
    input: form({ office: officeId('转往单位'), reason: prose('转办理由', { max: 500 }) }),
    visibility: 'applicant',
    danger: true,
    gates: [needsLead, ruledFirst],
    assign: ({ office }, facts) => sentOn(office, facts as Facts),
  })
  return { transfer: rule }
}

/** 撤回: the applicant takes the matter back; it closes with the outcome named. */
export function withdraw<const O extends string>(options: { outcome: O; law?: LawReference }) {
  const rule = common({
    label: '撤回',
    ...(options.law ? { law: options.law } : {}),
    by: ['citizen'] as const,
    from: 'open',
    to: 'closed',
    input: form({ reason: prose('撤回理由', { max: 500 }).optional() }),
    visibility: 'applicant',
    whileSuspended: true,
    danger: true,
    outcome: () => options.outcome,
  })
  return { withdraw: rule }
}

/** 更正日期: a day recorded wrongly is set right; all that follows from it moves, and those concerned see both. */
export function correctDate<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '更正日期',
    by,
    from: 'any',
    to: 'same',
    input: form({
      step: stepNumber('要更正的步骤'),
      rightDay: day('正确的日期'),
      reason: prose('更正理由', { min: 4, max: 500 }),
    }),
    visibility: 'applicant',
    whileSuspended: true,
    danger: true,
    corrects: ({ step, rightDay }) => ({ seq: step, happenedOn: rightDay }),
  })
  return { correctDate: rule }
}

/** 关联其他事项, by its receipt number. */
export function relate<const R extends Role>(by: readonly R[]) {
  const rule = common({
    label: '关联其他事项',
    by,
    from: 'any',
    to: 'same',
    input: form({ receiptNumber: line('对方查询编号', { max: 40 }), reason: line('关联说明', { max: 100 }) }),
    standing: 'involved',
    whileSuspended: true,
    relate: ({ receiptNumber, reason }) => ({ kind: reason, receiptNumber }),
  })
  return { relate: rule }
}

/** 中止与恢复: the clocks named stand still between the two. */
export function suspension<const R extends Role, const C extends string>(options: {
  by: readonly R[]
  clocks: readonly C[]
  law?: LawReference
}) {
  const verbs = (verb: 'pause' | 'resume') =>
    Object.fromEntries(options.clocks.map((clock) => [clock, verb])) as Record<C, ClockVerb<unknown>>
  const law = options.law ? { law: options.law } : {}
  return {
    suspend: common({
      label: '中止办理',
      ...law,
      by: options.by,
      from: 'open',
      to: 'same',
      input: form({ reason: prose('中止理由', { max: 500 }) }),
      visibility: 'applicant',
      danger: true,
      gates: [needsLead, notHungUp],
      suspension: 'begin',
      clocks: verbs('pause'),
    }),
    resume: common({
      label: '恢复办理',
      ...law,
      by: options.by,
      from: 'open',
      to: 'same',
      input: form({ reason: prose('恢复说明', { max: 500 }) }),
      visibility: 'applicant',
      suspension: 'end',
      gates: [
        (matter: Matter) => (matter.suspended ? undefined : refuse('not-suspended', '本事项没有中止，不需要恢复')),
      ],
      clocks: verbs('resume'),
    }),
  }
}

const LENGTH_OF = { workingDay: workingDays, day: days } as const
const UNIT_NAME = { workingDay: '个工作日', day: '日' } as const

/**
 * 申请延期、批准延期、不准延期: asked by the handling office, granted by another.
 * `unit` is the clock's own; the statute's cap, or `atMost`, is checked when granted.
 */
export function extension<const R extends Role, const A extends Role, const C extends string>(options: {
  clock: C
  unit: keyof typeof LENGTH_OF
  atMost: number
  by: readonly R[]
  approver: readonly A[]
  law?: LawReference
  /** Granted once and no more. */
  once?: true
  /** Why there may be none at all. */
  gate?: Gate<unknown>
}) {
  const amount = whole(`延长（${UNIT_NAME[options.unit]}）`, { min: 1, max: options.atMost })
  const cap: Length = LENGTH_OF[options.unit](options.atMost)
  const answered = (matter: Matter) => times(matter, 'approveExtension') + times(matter, 'declineExtension')
  const pending = (matter: Matter) => times(matter, 'requestExtension') > answered(matter)
  const needed = (matter: Matter) =>
    pending(matter) ? undefined : refuse('no-extension-requested', '没有待批的延期申请，请先由承办单位申请延期')
  const spent: Gate<unknown> = (matter, context) =>
    options.once && times(matter, 'approveExtension') > 0
      ? refuse(
          'extended-once',
          '期限已经延长过一次，不能再延长；请在现有期限内办结',
          citationOn(options.law, context.on),
        )
      : options.gate?.(matter, context)
  const running: Gate<unknown> = (matter) => {
    const run = matter.clocks[options.clock]?.at(-1)
    return run && !run.stoppedOn ? undefined : refuse('nothing-to-extend', '这项期限还没有起算或已经停止，不需要延期')
  }
  const law = options.law ? { law: options.law } : {}
  const extend: ClockVerb<{ amount: number }> = {
    extend: (input) => LENGTH_OF[options.unit](input.amount),
    atMost: cap,
  }
  return {
    requestExtension: common({
      label: '申请延期',
      ...law,
      by: options.by,
      from: 'open',
      to: 'same',
      input: form({ amount, reason: prose('延期理由', { max: 500 }) }),
      gates: [
        spent,
        running,
        (matter: Matter) =>
          pending(matter) ? refuse('extension-pending', '已有一份延期申请待批，请等批复后再申请') : undefined,
      ],
    }),
    approveExtension: common({
      label: '批准延期',
      ...law,
      by: options.approver,
      from: 'open',
      to: 'same',
      input: form({ amount, reason: prose('批准意见', { max: 500 }) }),
      visibility: 'applicant',
      gates: [needed, spent, running],
      clocks: { [options.clock]: extend } as unknown as Record<C, ClockVerb<{ amount: number; reason: string }>>,
    }),
    declineExtension: common({
      label: '不准延期',
      by: options.approver,
      from: 'open',
      to: 'same',
      input: form({ reason: prose('不准理由', { max: 500 }) }),
      gates: [needed],
    }),
  }
}
