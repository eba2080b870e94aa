import { form, type GateContext } from '../engine/define.ts'
import { choice, prose } from '../engine/fields.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { EXCLUSIONS, type FollowingUp, following, followUpOf, UNREACHABLE } from './follow-up-facts.ts'

type Context = Pick<GateContext<unknown>, 'actor'>

function pending(matter: Matter) {
  return followUpOf(matter).exclusionProposed
    ? undefined
    : refuse('no-exclusion-proposed', '没有待批的剔除，请先由回访人员提出')
}

/** One proposes, another decides, and neither has a part in handling the matter. */
function secondPerson(matter: Matter, { actor }: Context) {
  return actor.person !== null && actor.person === followUpOf(matter).exclusionProposedBy
    ? refuse('same-person', '提出剔除的人不能自己审批，请另一位督办员或县领导审批')
    : undefined
}

function notHandling(matter: Matter, { actor }: Context) {
  const handles =
    (actor.office !== null && actor.office === matter.leadOffice) ||
    (actor.person !== null && actor.person === matter.assignee)
  return handles ? refuse('handling-office', '承办单位不能提出或审批剔除，请由县政府办办理') : undefined
}

function mayBeProposed(matter: Matter) {
  const { followUpExcluded, exclusionProposed } = followUpOf(matter)
  if (followUpExcluded) return refuse('already-excluded', '已经批准剔除，不需要再提出')
  return exclusionProposed ? refuse('exclusion-pending', '已有一项剔除待批，请等审批后再提出') : undefined
}

function outOfReach(matter: Matter, { input, count }: GateContext<{ kind: string }>) {
  if (input?.kind !== UNREACHABLE) return undefined
  const { followUpSolved, followUpAttempts = 0 } = followUpOf(matter)
  if (followUpSolved) return refuse('was-reached', '回访联系上过，不能按“联系不上”剔除')
  const needed = count('follow-up-attempts')
  return followUpAttempts < needed
    ? refuse(
        'too-few-attempts',
        `按“联系不上”剔除，应在 ${needed} 个不同的日子打过电话；现在有 ${followUpAttempts} 个，请继续回访`,
      )
    : undefined
}

/** 剔除: a matter is left out of the rates of follow-up; proposed by one person with the reason, decided by another. */
export function exclusion({ owed }: FollowingUp) {
  const decision = {
    by: ['supervisor', 'leader'] as const,
    from: 'closed',
    to: 'same',
    gates: [pending, secondPerson, notHandling],
  } as const
  return {
    proposeExclusion: following({
      label: '提出剔除',
      by: ['dispatcher', 'supervisor'] as const,
      from: 'closed',
      to: 'same',
      input: form({
        kind: choice('剔除原因', EXCLUSIONS),
        reason: prose('理由', { min: 5, max: 500, help: '事实和依据；被考核单位和审计员看得到' }),
      }),
      gates: [owed, mayBeProposed, notHandling, outOfReach],
      record: ({ kind }, _, { person }) => ({
        exclusionProposed: kind,
        ...(person ? { exclusionProposedBy: person } : {}),
      }),
    }),
    approveExclusion: following({
      label: '批准剔除',
      ...decision,
      danger: true,
      input: form({ opinion: prose('审批意见', { min: 2, max: 500 }) }),
      record: (_, { exclusionProposed }) => ({
        followUpExcluded: exclusionProposed,
        exclusionProposed: undefined,
        exclusionProposedBy: undefined,
      }),
      clocks: { callBack: 'stop' } as const,
    }),
    refuseExclusion: following({
      label: '不准剔除',
      ...decision,
      input: form({ opinion: prose('审批意见', { min: 2, max: 500 }) }),
      record: () => ({ exclusionProposed: undefined, exclusionProposedBy: undefined }),
    }),
  }
}
