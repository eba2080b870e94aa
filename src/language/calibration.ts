/**
 * Turns scores into probabilities: softmax of each score times its class's slope plus its class's shift. Slopes and
 * shifts are fitted on scores of texts the model had not seen.
 */
export interface Calibration {
  readonly slopes: readonly number[]
  readonly shifts: readonly number[]
}

/** The probabilities of the classes; they sum to one. */
export function probabilities(scores: ArrayLike<number>, { slopes, shifts }: Calibration): Float64Array {
  const result = new Float64Array(slopes.length)
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < result.length; at++) {
    const value = (slopes[at] as number) * (scores[at] as number) + (shifts[at] as number)
    result[at] = value
    if (value > most) most = value
  }
  let sum = 0
  for (let at = 0; at < result.length; at++) sum += result[at] = Math.exp((result[at] as number) - most)
  for (let at = 0; at < result.length; at++) result[at] = (result[at] as number) / sum
  return result
}

/**
 * Fits a calibration by gradient descent on the likelihood of the true classes (`truths`: their places), drawn with the
 * strength of `restraint` rows towards an earlier one, or else towards one slope for all.
 */
export function calibrate(
  scores: readonly ArrayLike<number>[],
  truths: readonly number[],
  classes: number,
  restraint = 20,
  earlier?: Calibration,
): Calibration {
  const rows = scores.length
  let slopes: readonly number[] = earlier?.slopes ?? new Array<number>(classes).fill(2)
  let shifts: readonly number[] = earlier?.shifts ?? new Array<number>(classes).fill(0)
  let rate = 1
  let lost = loss(scores, truths, { slopes, shifts }, restraint, earlier)
  for (let round = 0; round < 400 && rate > 1e-6; round++) {
    const away = drawn({ slopes, shifts }, earlier)
    const bySlope = away.slopes.map((distance) => (restraint * distance) / rows)
    const byShift = away.shifts.map((distance) => (restraint * distance) / rows)
    for (let row = 0; row < rows; row++) {
      const own = scores[row] as ArrayLike<number>
      const told = probabilities(own, { slopes, shifts })
      for (let at = 0; at < classes; at++) {
        const error = ((told[at] as number) - (truths[row] === at ? 1 : 0)) / rows
        bySlope[at] = (bySlope[at] as number) + error * (own[at] as number)
        byShift[at] = (byShift[at] as number) + error
      }
    }
    const candidate = {
      slopes: slopes.map((slope, at) => slope - rate * (bySlope[at] as number)),
      shifts: shifts.map((shift, at) => shift - rate * (byShift[at] as number)),
    }
    const next = loss(scores, truths, candidate, restraint, earlier)
    if (next < lost) {
      ;({ slopes, shifts } = candidate)
      lost = next
      rate *= 1.5
    } else rate /= 2
  }
  return { slopes, shifts }
}

function loss(
  scores: readonly ArrayLike<number>[],
  truths: readonly number[],
  calibration: Calibration,
  restraint: number,
  earlier: Calibration | undefined,
): number {
  const { slopes, shifts } = drawn(calibration, earlier)
  let sum = ([...slopes, ...shifts].reduce((square, distance) => square + distance ** 2, 0) * restraint) / 2
  scores.forEach((own, row) => {
    sum -= Math.log(Math.max(probabilities(own, calibration)[truths[row] as number] as number, 1e-12))
  })
  return sum / scores.length
}

/** How far a calibration is from where it is drawn to. */
function drawn({ slopes, shifts }: Calibration, earlier: Calibration | undefined): Calibration {
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length
  return {
    slopes: slopes.map((slope, at) => slope - (earlier?.slopes[at] ?? mean)),
    shifts: shifts.map((shift, at) => shift - (earlier?.shifts[at] ?? 0)),
  }
}
