import type { PlainDate } from '../../calendar/plain-date.ts'
import type { ClockState } from '../../engine/clock.ts'
import type { RedatingMoveTable } from '../../store/schema.ts'

/** A clock's days as its row has them. */
export interface StoredDays {
  readonly dueOn: PlainDate | null
  readonly targetOn: PlainDate | null
  readonly provisional: boolean
  readonly late: boolean
  readonly missedTarget: boolean
}

/** What a pass lists of one clock. */
export type Change = Pick<RedatingMoveTable, 'clock' | 'fromOn' | 'toOn' | 'verdict'>

/**
 * True if the row no longer tells how the clock stands. Lateness of a running clock
 * comes with the day alone and is asked of the day; only what moved counts here.
 */
export function differs(clock: ClockState, stored: StoredDays): boolean {
  const settled = clock.state === 'stopped'
  return (
    clock.dueOn !== stored.dueOn ||
    clock.targetOn !== stored.targetOn ||
    clock.provisional !== stored.provisional ||
    (settled && (clock.late !== stored.late || clock.missedTarget !== stored.missedTarget))
  )
}

/**
 * What those concerned are told of it: a running clock by another day, or a stopped
 * one by another verdict. The day of a stopped clock binds nobody any more, and an
 * estimate that has come true is the day they know.
 */
export function changeOf(clock: ClockState, stored: StoredDays): Change | undefined {
  const [fromOn, toOn] = [stored.dueOn ?? stored.targetOn, clock.dueOn ?? clock.targetOn]
  const told = { clock: clock.name, fromOn, toOn }
  if (clock.state !== 'stopped') {
    const moved = stored.dueOn !== clock.dueOn || stored.targetOn !== clock.targetOn
    if (!moved) return undefined
    return fromOn === toOn
      ? { ...told, fromOn: stored.targetOn, toOn: clock.targetOn, verdict: null }
      : { ...told, verdict: null }
  }
  const byLaw = clock.dueOn !== null
  const [was, is] = byLaw ? [stored.late, clock.late] : [stored.missedTarget, clock.missedTarget]
  return was === is ? undefined : { ...told, verdict: is ? 'late' : 'inTime' }
}
