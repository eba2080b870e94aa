import { z } from 'zod'
import type { ActionRule, Gate } from '../engine/define.ts'
import type { Input, Matter } from '../engine/matter.ts'
import { SATISFACTION } from './aftermath.ts'

/** Whether what was asked for is solved, as whoever asked sees it. */
export const SOLVED = ['已解决', '部分解决', '未解决'] as const

/** What somebody is not content with. */
export const COMPLAINTS = [
  '问题没有解决',
  '答复没有说清依据',
  '办理时间太长',
  '没有人联系过我',
  '工作人员态度不好',
  '其他',
] as const

/** Why a matter is left out of the rates of follow-up, each only on proposal and approval. */
export const EXCLUSIONS = ['联系不上', '诉求不合理', '纯咨询'] as const

/** Why no call can reach anybody. */
export const UNREACHABLE = '联系不上' satisfies (typeof EXCLUSIONS)[number]

/**
 * What follow-up keeps about a matter. `followUpSolved` and `followUpLevel` are the last
 * that was said; `followUpReached` and the attempts belong to the present round, which a
 * redo begins anew.
 */
export const followUpFacts = {
  linkConsent: z.boolean().optional().meta({ title: '同意接收回访链接' }),
  followUpReached: z.boolean().optional().meta({ title: '回访已联系上' }),
  followUpSolved: z.enum(SOLVED).optional().meta({ title: '回访：是否解决' }),
  followUpLevel: z.enum(SATISFACTION).optional().meta({ title: '回访：满意程度' }),
  followUpComplaint: z.enum(COMPLAINTS).optional().meta({ title: '回访：不满意的原因' }),
  followUpAttempts: z.number().optional().meta({ title: '没有联系上的日数' }),
  followUpTriedOn: z.string().optional().meta({ title: '最近一次没有联系上' }),
  followUpExcluded: z.enum(EXCLUSIONS).optional().meta({ title: '已从回访指标剔除' }),
  exclusionProposed: z.enum(EXCLUSIONS).optional().meta({ title: '待批的剔除' }),
  exclusionProposedBy: z.string().optional().meta({ title: '提出剔除的人', widget: 'person' }),
  redone: z.boolean().optional().meta({ title: '重办过' }),
  redoDeclined: z.boolean().optional().meta({ title: '决定不再重办' }),
}

type Kept = z.output<z.ZodObject<typeof followUpFacts>>

/** The facts as a type; `undefined` takes one away. */
export type FollowUpFacts = { readonly [K in keyof Kept]?: Kept[K] | undefined }

/** The facts of follow-up of a matter. */
export function followUpOf(matter: Matter): FollowUpFacts {
  return matter.facts
}

/** True where the round's verdict is that nothing was solved, and nobody has settled what follows. */
export function failed(matter: Matter): boolean {
  const { followUpReached, followUpSolved, followUpExcluded, redoDeclined } = followUpOf(matter)
  return followUpReached === true && followUpSolved === '未解决' && !followUpExcluded && !redoDeclined
}

/** What the acts of follow-up share: the gate that says which closed matters it is for. */
export interface FollowingUp {
  readonly owed: Gate<unknown>
}

type Rule<R, S, C> = ActionRule<R, S, C, never, unknown, Input>

/** An act of follow-up that leaves the matter closed, whatever the facts of the procedure besides. */
export function following<R, I, C = never>(rule: ActionRule<R, never, C, never, FollowUpFacts, I>): Rule<R, never, C> {
  return rule as unknown as Rule<R, never, C>
}

/** An act of follow-up that opens the matter again. */
export function reopening<R, S, I, C = never>(rule: ActionRule<R, S, C, never, FollowUpFacts, I>): Rule<R, S, C> {
  return rule as unknown as Rule<R, S, C>
}
