import type { z } from 'zod'
import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import { form, type Gate } from '../engine/define.ts'
import { choice, line, prose, yesNo } from '../engine/fields.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { SATISFACTION } from './aftermath.ts'
import { exclusion } from './exclusion.ts'
import { COMPLAINTS, type FollowUpFacts, following, followUpOf, SOLVED, UNREACHABLE } from './follow-up-facts.ts'
import { redoing } from './redo.ts'

const VERDICT = {
  solved: choice('问题解决了吗', SOLVED),
  level: choice('您满意吗', SATISFACTION),
  complaint: choice('主要对什么不满意', COMPLAINTS).optional(),
  words: prose('想说的话', { max: 500 }).optional(),
}

/** What whoever asked says of the outcome; the same by link, on the tracking page and by telephone. */
export const VERDICT_FORM = form(VERDICT)

type Verdict = z.output<typeof VERDICT_FORM>

const OF_THE_REACHED = ['solved', 'level', 'complaint', 'words'] as const

const CALL = form({
  reached: yesNo('联系上了'),
  ...VERDICT,
  solved: VERDICT.solved.optional(),
  level: VERDICT.level.optional(),
  note: line('通话情况', { max: 200 }).optional(),
})

/** Whoever was reached has said something; whoever was not has not. */
function complete(_: Matter, { input }: { readonly input?: z.output<typeof CALL> }) {
  if (!input) return undefined
  if (input.reached)
    return input.solved && input.level
      ? undefined
      : refuse('verdict-missing', '联系上的，请记录问题是否解决、是否满意后再提交')
  return OF_THE_REACHED.some((name) => input[name] !== undefined)
    ? refuse('verdict-of-nobody', '没有联系上的没有评价，请清空是否解决、是否满意、原因和想说的话')
    : undefined
}

/** What was said, as facts. Whoever spoke, by whatever way, is not out of reach. */
function heard(said: Verdict, { followUpExcluded, exclusionProposed }: FollowUpFacts): FollowUpFacts {
  return {
    followUpReached: true,
    followUpSolved: said.solved,
    followUpLevel: said.level,
    followUpComplaint: said.complaint,
    ...(followUpExcluded === UNREACHABLE ? { followUpExcluded: undefined } : {}),
    ...(exclusionProposed === UNREACHABLE ? { exclusionProposed: undefined, exclusionProposedBy: undefined } : {}),
  }
}

function unheard(facts: FollowUpFacts, on: PlainDate): FollowUpFacts {
  const { followUpAttempts = 0, followUpTriedOn } = facts
  return {
    followUpReached: false,
    followUpTriedOn: on,
    followUpAttempts: followUpAttempts + (followUpTriedOn === on ? 0 : 1),
  }
}

function unanswered(matter: Matter) {
  return followUpOf(matter).followUpReached
    ? refuse('already-answered', '这次办理结果已经评价过了，谢谢；有新的情况，请重新提出')
    : undefined
}

function notExcluded(matter: Matter) {
  return followUpOf(matter).followUpExcluded
    ? refuse('excluded', '已经批准剔除，不再打电话回访；本人仍可以自己评价')
    : undefined
}

function inOrder(matter: Matter, { on }: { readonly on: PlainDate }) {
  if (matter.closedOn && on < matter.closedOn)
    return refuse('call-before-closing', `回访应在办结（${dateText(matter.closedOn)}）之后，请核对通话日期`)
  const { followUpTriedOn } = followUpOf(matter)
  return followUpTriedOn && on < followUpTriedOn
    ? refuse('calls-out-of-order', `已经记录了${dateText(followUpTriedOn)}的通话，请按先后补记`)
    : undefined
}

/**
 * 回访, 剔除 and 重办 of matters closed with one of `outcomes`. Whoever asked says once a
 * round, by link, on the tracking page or by telephone, whether it is solved and how
 * content they are; what is not solved is done again in stage `to`. The procedure has two
 * clocks for it: `callBack` for the county's call, `redo` for the office that does it again.
 */
export function followUp<const S extends string>(options: { to: S; outcomes: readonly string[] }) {
  const owed: Gate<unknown> = ({ outcome }) =>
    outcome !== null && options.outcomes.includes(outcome)
      ? undefined
      : refuse('nothing-to-follow-up', '这件事不是经办理答复办结的，不需要回访')
  return {
    followUp: following({
      label: '记录回访电话',
      by: ['dispatcher', 'supervisor'] as const,
      from: 'closed',
      to: 'same',
      visibility: 'applicant',
      input: CALL,
      gates: [owed, unanswered, notExcluded, complete, inOrder],
      record: ({ reached, solved, level, complaint }, facts, _, on) =>
        reached && solved && level
          ? heard({ solved, level, ...(complaint ? { complaint } : {}) }, facts)
          : unheard(facts, on),
      clocks: { callBack: 'stop' } as const,
    }),
    answerFollowUp: following({
      label: '评价办理结果',
      by: ['citizen'] as const,
      from: 'closed',
      to: 'same',
      visibility: 'applicant',
      input: VERDICT_FORM,
      gates: [owed, unanswered],
      record: heard,
      clocks: { callBack: 'stop' } as const,
    }),
    ...exclusion({ owed }),
    ...redoing({ to: options.to, owed }),
  }
}
