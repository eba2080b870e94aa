import type { Matrix } from './matrix.ts'
import { seeded, shuffle } from './seeded.ts'

/** How a linear model is trained. */
export interface LinearOptions {
  /** How much an error costs beside the size of the weights; for each row its own, or one for all. */
  readonly cost: number | Float64Array
  /** Passes over the rows at most. */
  readonly passes: number
  /** Ends when no row violates its condition by more. */
  readonly tolerance: number
  /** The order of the rows follows from it. */
  readonly seed: number
  /** Multiplies each column before training and is in the weights afterwards (naive Bayes ratios); all one if absent. */
  readonly scale?: Float32Array
  /** Scores the rows have already; the weights learnt then come on top of them. */
  readonly offsets?: ArrayLike<number>
}

/** Weights by column and what is added to every score. */
export interface Linear {
  readonly weights: Float32Array
  readonly bias: number
}

/**
 * A support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008, the method of
 * liblinear). `targets` says for each row whether it is of the class.
 */
export function trainLinear(matrix: Matrix, targets: ArrayLike<boolean | number>, options: LinearOptions): Linear {
  const { rows, starts, columns, width } = matrix
  const values = options.scale ? scaled(matrix, options.scale) : matrix.values
  const weights = new Float64Array(width)
  let bias = 0
  const alpha = new Float64Array(rows)
  const slack = new Float64Array(rows)
  const square = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const cost = typeof options.cost === 'number' ? options.cost : (options.cost[row] as number)
    slack[row] = 1 / (2 * cost)
    let sum = 1
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) sum += (values[at] as number) ** 2
    square[row] = sum + (slack[row] as number)
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const random = seeded(options.seed)
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, random)
    let worst = 0
    for (const row of order) {
      const sign = targets[row] ? 1 : -1
      const from = starts[row] as number
      const to = starts[row + 1] as number
      let score = bias + (options.offsets?.[row] ?? 0)
      for (let at = from; at < to; at++) score += (weights[columns[at] as number] as number) * (values[at] as number)
      const old = alpha[row] as number
      const gradient = sign * score - 1 + old * (slack[row] as number)
      const violation = old === 0 ? Math.min(gradient, 0) : gradient
      if (violation === 0) continue
      worst = Math.max(worst, Math.abs(violation))
      const next = Math.max(old - gradient / (square[row] as number), 0)
      alpha[row] = next
      const step = (next - old) * sign
      bias += step
      for (let at = from; at < to; at++) {
        const column = columns[at] as number
        weights[column] = (weights[column] as number) + step * (values[at] as number)
      }
    }
    if (worst < options.tolerance) break
  }
  const { scale } = options
  return { weights: Float32Array.from(weights, (weight, column) => weight * (scale?.[column] ?? 1)), bias }
}

function scaled({ columns, values }: Matrix, scale: Float32Array): Float32Array {
  return values.map((value, at) => value * (scale[columns[at] as number] as number))
}

/**
 * How much more often each column stands in rows of the class than in the others: the logarithm of the ratio, smoothed
 * (Wang and Manning 2012). A column that tells nothing has 0.
 */
export function logRatios(matrix: Matrix, targets: ArrayLike<boolean | number>, smoothing: number): Float32Array {
  const { rows, width, starts, columns } = matrix
  const inside = new Float64Array(width).fill(smoothing)
  const outside = new Float64Array(width).fill(smoothing)
  for (let row = 0; row < rows; row++) {
    const counts = targets[row] ? inside : outside
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const column = columns[at] as number
      counts[column] = (counts[column] as number) + 1
    }
  }
  const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0)
  const shift = Math.log(total(outside) / total(inside))
  return Float32Array.from(inside, (count, column) => Math.log(count / (outside[column] as number)) + shift)
}

/**
 * A scale for training that trusts telling columns more: each column's log ratio beside the mean of all, mixed with one
 * by `share` (0: all columns alike, 1: ratios only). A mix does better than either (Wang and Manning 2012).
 */
export function ratioScale(ratios: Float32Array, share: number): Float32Array {
  const mean = ratios.reduce((sum, ratio) => sum + Math.abs(ratio), 0) / Math.max(ratios.length, 1) || 1
  return ratios.map((ratio) => (share * Math.abs(ratio)) / mean + 1 - share)
}
