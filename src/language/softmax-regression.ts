import type { Matrix, Row } from './matrix.ts'
import { seeded, shuffle } from './seeded.ts'

/** How a softmax regression is trained. */
export interface SoftmaxOptions {
  /** How much each row counts. */
  readonly importance: Float64Array
  /** Draws the weights towards zero. */
  readonly restraint: number
  /** Passes over the rows. */
  readonly passes: number
  readonly rate: number
  /** The order of the rows follows from it. */
  readonly seed: number
}

/** Weights by column, then class, and what is added to each class's score. */
export interface Softmax {
  readonly weights: Float64Array
  readonly biases: Float64Array
}

/**
 * One linear model for several classes at once (multinomial logistic regression), by stochastic gradient descent with a
 * rate of its own for each weight (AdaGrad, Duchi et al. 2011): rare features, told by few rows, keep a high one.
 * `targets` are the classes of the rows.
 */
export function trainSoftmax(
  matrix: Matrix,
  targets: ArrayLike<number>,
  classes: number,
  { importance, restraint, passes, rate, seed }: SoftmaxOptions,
): Softmax {
  const { rows, width, starts, columns, values } = matrix
  const model = { weights: new Float64Array(width * classes), biases: new Float64Array(classes) }
  const { weights, biases } = model
  const moved = new Float64Array(width * classes).fill(TINY)
  const movedBias = new Float64Array(classes).fill(TINY)
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const random = seeded(seed)
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    for (const row of order) {
      const from = starts[row] as number
      const to = starts[row + 1] as number
      const told = softmax(
        softmaxScores(model, { columns: columns.subarray(from, to), values: values.subarray(from, to) }),
      )
      for (let label = 0; label < classes; label++) {
        const error = ((told[label] as number) - (targets[row] === label ? 1 : 0)) * (importance[row] as number)
        movedBias[label] = (movedBias[label] as number) + error * error
        biases[label] = (biases[label] as number) - (rate * error) / Math.sqrt(movedBias[label] as number)
        for (let at = from; at < to; at++) {
          const place = (columns[at] as number) * classes + label
          const slope = error * (values[at] as number) + restraint * (weights[place] as number)
          moved[place] = (moved[place] as number) + slope * slope
          weights[place] = (weights[place] as number) - (rate * slope) / Math.sqrt(moved[place] as number)
        }
      }
    }
  }
  return model
}

const TINY = 1e-8

/** Each class's score of a row. */
export function softmaxScores({ weights, biases }: Softmax, { columns, values }: Row): Float64Array {
  const classes = biases.length
  const scores = Float64Array.from(biases)
  for (let at = 0; at < columns.length; at++) {
    const from = (columns[at] as number) * classes
    for (let label = 0; label < classes; label++)
      scores[label] = (scores[label] as number) + (weights[from + label] as number) * (values[at] as number)
  }
  return scores
}

/** Probabilities that stand to one another as the exponentials of the scores; in place. */
export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] as number) - most)
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / sum
  return scores
}
