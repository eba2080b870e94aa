import { form, type Gate, type GateContext } from '../engine/define.ts'
import { officeId, prose } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { type FollowingUp, failed, following, followUpOf, reopening } from './follow-up-facts.ts'

function unsolved(matter: Matter) {
  const { followUpExcluded, redoDeclined } = followUpOf(matter)
  if (followUpExcluded) return refuse('excluded', '已经批准剔除，不再重办')
  if (redoDeclined) return refuse('redo-declined', '已经决定不再重办；有新的情况，请本人重新提出')
  return failed(matter) ? undefined : refuse('not-failed', '回访没有说“未解决”，不需要重办')
}

function settled(matter: Matter) {
  if (matter.facts['hungUp'] === true) return refuse('hung-up', '本事项正在挂账，请先“销账”，再决定是否重办')
  return followUpOf(matter).exclusionProposed
    ? refuse('exclusion-pending', '已提出剔除，尚未审批，请等审批后再决定是否重办')
    : undefined
}

/** What is done again has days of its own, and no extension of those that were met or missed before. */
export const noExtensionOfRedo: Gate<unknown> = (matter) =>
  times(matter, 'redo') > 0 ? refuse('no-extension-of-redo', '重办期限不能延长，请在重办期限内办结') : undefined

/** Beyond the county's bound nobody does it again by routine: the county's office coordinates first. */
function bounded(matter: Matter, { input, actor, count }: GateContext<{ opinion?: string | undefined }>) {
  const most = count('redo-most')
  if (times(matter, 'redo') < most || (input === undefined && actor.role !== 'machine') || input?.opinion)
    return undefined
  return refuse('redo-bound', `已经重办 ${times(matter, 'redo')} 次，再重办须先由县政府办协调，请写明协调意见`)
}

/**
 * 重办: a matter whose follow-up failed is opened again, for the same office or another,
 * under a clock of its own; what was recorded of the first closing stands. 不再重办: or the
 * county says, with the reason, why not.
 */
export function redoing<const S extends string>({ to, owed }: FollowingUp & { to: S }) {
  return {
    redo: reopening({
      label: '重办',
      by: ['dispatcher', 'machine'] as const,
      from: 'closed',
      to,
      visibility: 'applicant',
      danger: true,
      input: form({
        reason: prose('哪里没有解决，重办要做到什么', { min: 5, max: 1_000 }),
        office: officeId('改由哪个单位重办').optional(),
        opinion: prose('县政府办协调意见', { max: 500, help: '超过本县规定的重办次数时必填' }).optional(),
      }),
      gates: [owed, unsolved, settled, bounded],
      assign: ({ office }) => (office ? { leadOffice: office } : {}),
      record: () => ({
        redone: true,
        followUpReached: undefined,
        followUpAttempts: undefined,
        followUpTriedOn: undefined,
      }),
      clocks: { callBack: 'stop', redo: 'start' } as const,
    }),
    declineRedo: following({
      label: '不再重办',
      by: ['dispatcher'] as const,
      from: 'closed',
      to: 'same',
      visibility: 'applicant',
      danger: true,
      input: form({ reason: prose('不再重办的理由', { min: 5, max: 1_000, help: '本人看得到；写明依据和救济途径' }) }),
      gates: [owed, unsolved, settled],
      record: () => ({ redoDeclined: true }),
    }),
  }
}
