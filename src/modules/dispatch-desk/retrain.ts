import { Worker } from 'node:worker_threads'
import type { DispatchTask } from '../../store/dispatch-decisions.ts'
import { listExamples } from '../../store/dispatch-examples.ts'
import {
  activeGenerations,
  addGeneration,
  latestFormer,
  modelInputs,
  setStanding,
} from '../../store/dispatch-generations.ts'
import { countyPlaces } from '../places/index.ts'
import type { DispatchContext } from './context.ts'
import { followDispatch } from './follow.ts'
import { countyOffices } from './make-model.ts'
import type { TrainedModel } from './trained.ts'
import type { Training } from './training.ts'

/** What a retraining came to, for whoever asked for it. */
export interface Retrained {
  readonly outcome: TrainedModel['outcome']
  readonly reason: string
  /** Number of the generation that was stored; none where there was too little to learn from. */
  readonly number?: number
}

/** Who asks, and when; nobody at night. */
export interface Asked {
  readonly by: string | null
  readonly at: Date
}

/** As many matters are learnt from; older ones speak of a county that has changed. */
const MOST = 4_000

/**
 * Trains a task's model on the county's standing decisions, in a thread of its own,
 * and takes it into use only if it does no worse on what neither model had seen. Every
 * attempt that could be judged is kept with its numbers.
 */
export async function retrain(context: DispatchContext, task: DispatchTask, asked: Asked): Promise<Retrained> {
  await followDispatch(context)
  const inputs = await modelInputs(context.db, context.county)
  const trained = await inThread(await trainingOf(context, task, inputs.generations[task].learntUntil))
  if (trained.outcome === 'too-few') return trained
  const { outcome, reason, examples, quality, qualityBefore } = trained
  const number = await context.db.transaction().execute((tx) =>
    addGeneration(tx, context.county, {
      task,
      standing: outcome === 'accepted' ? 'active' : 'rejected',
      base: BASES[task],
      trainedAt: asked.at,
      trainedBy: asked.by,
      examples,
      learntUntil: inputs.position,
      quality: JSON.stringify(quality),
      qualityBefore: JSON.stringify(qualityBefore),
      reason,
      changedAt: asked.at,
      changedBy: asked.by,
      file: trained.outcome === 'accepted' ? Buffer.from(trained.file) : null,
    }),
  )
  return { outcome, reason, number }
}

/** The kinds of base models that generations rest on. */
const BASES: Readonly<Record<DispatchTask, string>> = { category: 'heng-category-1', office: 'heng-department-1' }

async function trainingOf(context: DispatchContext, task: DispatchTask, freshAfter: number): Promise<Training> {
  const { db, county } = context
  const examples = await listExamples(db, county, { task, limit: MOST })
  if (task === 'category') {
    const [active] = await activeGenerations(db, county, task)
    return { task, input: { examples, freshAfter, ...(active?.file ? { current: active.file } : {}) } }
  }
  const [offices, places] = await Promise.all([countyOffices(db, county), countyPlaces(db, county)])
  return { task, input: { offices, places, examples, freshAfter } }
}

function inThread(training: Training): Promise<TrainedModel> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: training })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`training ended with ${code}`)))
  })
}

/** The generation in use goes back to the one before it, or to the base. False if that one is not in use. */
export async function rollBack(
  { db, county }: DispatchContext,
  { task, number, by, at }: { task: DispatchTask; number: number } & Asked,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const done = await setStanding(tx, county, { task, number, from: 'active', to: 'rolled-back', by, at })
    if (!done) return false
    const former = await latestFormer(tx, county, { task, before: number })
    if (former !== undefined)
      await setStanding(tx, county, { task, number: former, from: 'former', to: 'active', by, at })
    return true
  })
}
