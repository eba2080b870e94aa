import type { ClockState } from '../../engine/clock.ts'
import { plainStage, plainWords } from '../../procedures/plain-words.ts'
import type { MatterRecord } from '../../store/matters.ts'
import type { PlainStanding } from '../api-types.ts'

/** How a matter stands, in everyday words; nothing where its procedure has none. */
export function plainStanding(
  { procedure, stage, outcome, closedOn }: Pick<MatterRecord, 'procedure' | 'stage' | 'outcome' | 'closedOn'>,
  now: { readonly clocks: readonly ClockState[]; readonly suspended: boolean; readonly office: string | null },
): { plain?: PlainStanding } {
  const { suspended, office } = now
  const going = now.clocks.filter(({ state }) => state !== 'stopped').map(({ name }) => name)
  const words = plainStage({
    ...{ procedure, stage, outcome, suspended, office },
    closed: closedOn !== null,
    again: going.includes('redo'),
  })
  if (!words) return {}
  const answerClock = plainWords(procedure)?.answer.find((name) => going.includes(name))
  return { plain: { ...words, ...(answerClock && closedOn === null ? { answerClock } : {}) } }
}
