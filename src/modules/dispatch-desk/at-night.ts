import { listGenerations } from '../../store/dispatch-generations.ts'
import type { DispatchContext } from './context.ts'
import { type Retrained, retrain } from './retrain.ts'

/** The hour of the night in Beijing at which models are trained. */
const HOUR = 3
const TASKS = ['category', 'office'] as const

/**
 * Trains the county's models if it is the hour for it and this night's training has not
 * been done. Asked once an hour it trains once a night.
 */
export async function trainAtNight(context: DispatchContext, now: Date): Promise<readonly Retrained[]> {
  const beijing = new Date(now.getTime() + 8 * 3_600_000)
  if (beijing.getUTCHours() !== HOUR) return []
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
  const earlier = await listGenerations(context.db, context.county)
  const trained: Retrained[] = []
  for (const task of TASKS) {
    const done = earlier.some((each) => each.task === task && each.trainedBy === null && each.trainedAt >= hour)
    if (!done) trained.push(await retrain(context, task, { by: null, at: now }))
  }
  return trained
}
