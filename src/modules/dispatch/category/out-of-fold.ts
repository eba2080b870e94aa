import { type BandLimits, limitFor } from '../../../language/bands.ts'
import { type Calibration, calibrate, probabilities } from '../../../language/calibration.ts'
import { eachFeature } from '../../../language/features.ts'
import { groupedFolds } from '../../../language/folds.ts'
import { type Judged, type Quality, qualityOf, ratio, right } from '../../../language/metrics.ts'
import { likeGroups } from '../../../language/near-duplicates.ts'
import type { Example } from '../../../language/train-text-model.ts'

/** What out-of-fold scores say of a model. */
export interface OutOfFold extends Quality {
  /** Where the bands begin, taken from the same scores. */
  readonly limits: BandLimits
  /** Share of the messages in the sure band, and of these, the share that is right. */
  readonly coverage: number
  readonly precision: number
}

/** How many folds scores are crossed over. */
export const FOLDS = 5
/**
 * How often the sure band must be right out of fold, and the one-click band. The sure band promises 98 in 100; what it is
 * above that is the margin.
 */
const SURE = 0.984
const CONFIRM = 0.9

/** Folds in which no two copies of one message stand apart. */
export function messageFolds(examples: readonly Example[], same: readonly (string | undefined)[]): Int32Array {
  const groups = likeGroups(
    examples.map(({ views }) => runs(views[0] ?? [])),
    { same, likeness: 0.4 },
  )
  return groupedFolds(
    examples.map(({ label }) => label),
    groups,
    FOLDS,
  )
}

function runs(words: readonly string[]): Int32Array {
  const keys = new Set<number>()
  eachFeature(words, { words: 1, characters: [3], lead: { words: 0, times: 1 } }, (key) => keys.add(key))
  return Int32Array.from(keys)
}

/** Judges out-of-fold scores by calibrations that did not see the fold either; `fit` makes one from some rows. */
export function judgeOutOfFold(
  scores: readonly Float64Array[],
  truths: readonly number[],
  labels: readonly string[],
  folds: Int32Array,
  earlier?: Calibration,
): Judged[] {
  const fits = new Map<number, Calibration>()
  for (const fold of new Set(folds)) {
    const others = truths.map((_, at) => at).filter((at) => folds[at] !== fold)
    const seen = others.map((at) => scores[at] as Float64Array)
    const known = others.map((at) => truths[at] as number)
    fits.set(fold, calibrate(seen, known, labels.length, RESTRAINT, earlier))
  }
  return truths.map((truth, at) => {
    const told = probabilities(scores[at] as Float64Array, fits.get(folds[at] as number) as Calibration)
    const suggestions = labels.map((label, place) => ({ label, probability: told[place] as number }))
    return { truth: labels[truth] as string, suggestions: suggestions.sort((a, b) => b.probability - a.probability) }
  })
}

/** How many rows' worth a calibration is held back by. */
export const RESTRAINT = 20

/** Quality and bands of what was judged out of fold. */
export function summed(judged: readonly Judged[]): OutOfFold {
  const told = judged.map((one) => ({ probability: one.suggestions[0]?.probability ?? 0, right: right(one) }))
  const sure = limitFor(told, SURE, 0)
  // What is below the sure band is judged by itself: together with it, almost anything would pass.
  const confirm = limitFor(
    told.filter(({ probability }) => probability < sure),
    CONFIRM,
    0,
  )
  const covered = told.filter(({ probability }) => probability >= sure)
  return {
    ...qualityOf(judged),
    limits: { sure, confirm: Math.min(confirm, sure) },
    coverage: ratio(covered.length, told.length),
    precision: ratio(covered.filter((one) => one.right).length, covered.length),
  }
}
