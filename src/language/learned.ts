/**
 * What was learnt from corrections since a model was trained: weights that come on top of the model's own. Kept apart,
 * so that the model stays whole and what was learnt can be looked at, taken back, and dropped at retraining.
 */
export interface Learned {
  readonly labels: readonly string[]
  /** How many corrections changed it. */
  readonly updates: number
  /** By the feature's key, a weight for each label. */
  readonly weights: ReadonlyMap<number, Float32Array>
}

/** How far corrections may go. */
export interface LearnLimits {
  /** How much further the right label must score than the wrong one before a correction changes nothing. */
  readonly margin: number
  /** The most one correction may add to a label's weights, as their length. */
  readonly step: number
  /** The greatest length of a label's weights; beyond, all of the label's weights shrink. */
  readonly length: number
  /** The most features kept; the weakest are forgotten. */
  readonly features: number
}

/** One correction: rows of unit length by key, the scores they had, which label is right and which was wrong. */
export interface Correction {
  readonly row: ReadonlyMap<number, number>
  readonly scores: ArrayLike<number>
  readonly right: number
  readonly wrong: number
}

/** Nothing learnt yet. */
export function nothingLearned(labels: readonly string[]): Learned {
  return { labels, updates: 0, weights: new Map() }
}

/** What is learnt adds to each label's score. */
export function learnedScores({ labels, weights }: Learned, row: ReadonlyMap<number, number>): Float64Array {
  const sums = new Float64Array(labels.length)
  for (const [key, value] of row) {
    const own = weights.get(key)
    if (own)
      for (let label = 0; label < sums.length; label++)
        sums[label] = (sums[label] as number) + (own[label] as number) * value
  }
  return sums
}

/**
 * Learns a correction as far as needed and no further than allowed (passive-aggressive, Crammer et al. 2006): the
 * smallest change after which the right label leads the wrong one by the margin, its size capped. The same corrections
 * in the same order give the same result.
 */
export function learnCorrection(learned: Learned, correction: Correction, limits: LearnLimits): Learned {
  const { row, scores, right, wrong } = correction
  const lacking = limits.margin - ((scores[right] as number) - (scores[wrong] as number))
  if (lacking <= 0 || right === wrong || row.size === 0) return learned
  const step = Math.min(lacking / 2, limits.step)
  const weights = new Map(learned.weights)
  for (const [key, value] of row) {
    const own = Float32Array.from(weights.get(key) ?? new Float32Array(learned.labels.length))
    own[right] = (own[right] as number) + step * value
    own[wrong] = (own[wrong] as number) - step * value
    weights.set(key, own)
  }
  shorten(weights, right, limits.length)
  shorten(weights, wrong, limits.length)
  return { labels: learned.labels, updates: learned.updates + 1, weights: strongest(weights, limits.features) }
}

function shorten(weights: Map<number, Float32Array>, label: number, most: number): void {
  let square = 0
  for (const own of weights.values()) square += (own[label] as number) ** 2
  const length = Math.sqrt(square)
  if (length <= most) return
  for (const [key, own] of weights) {
    const copy = Float32Array.from(own)
    copy[label] = ((own[label] as number) * most) / length
    weights.set(key, copy)
  }
}

function strongest(weights: Map<number, Float32Array>, most: number): Map<number, Float32Array> {
  if (weights.size <= most) return weights
  const strength = (own: Float32Array) => own.reduce((sum, weight) => sum + Math.abs(weight), 0)
  // A tenth is forgotten at once, so that a full memory is not sorted at every correction.
  const kept = [...weights].sort(([a, own], [b, other]) => strength(other) - strength(own) || a - b)
  return new Map(kept.slice(0, Math.floor(most * 0.9)))
}

/** What was learnt as plain data, to be kept as JSON; keys ascending. */
export interface LearnedData {
  readonly labels: readonly string[]
  readonly updates: number
  readonly keys: readonly number[]
  /** By key, then label. */
  readonly weights: readonly number[]
}

/** As plain data; the same content gives the same JSON. */
export function learnedData({ labels, updates, weights }: Learned): LearnedData {
  const keys = [...weights.keys()].sort((a, b) => a - b)
  return { labels, updates, keys, weights: keys.flatMap((key) => [...(weights.get(key) ?? [])]) }
}

/** Back from plain data. Undefined where it does not fit the labels (the model was retrained with others). */
export function learnedFrom(data: LearnedData, labels: readonly string[]): Learned | undefined {
  const fits = data.labels.length === labels.length && data.labels.every((label, at) => label === labels[at])
  if (!fits || data.weights.length !== data.keys.length * labels.length) return undefined
  const weights = new Map(
    data.keys.map((key, at) => [
      key,
      Float32Array.from(data.weights.slice(at * labels.length, (at + 1) * labels.length)),
    ]),
  )
  return { labels, updates: data.updates, weights }
}
