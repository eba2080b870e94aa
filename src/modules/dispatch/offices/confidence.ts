import { type BandLimits, limitFor } from '../../../language/bands.ts'

/** Turns an adviser's own probability into one that a county's decisions bear out. */
export interface Confidence {
  readonly calibrated: (probability: number) => number
  readonly limits: BandLimits
}

/** Decisions a county needs before anything may be sent by itself. */
const FEWEST_FOR_SURE = 100
const SURE = 0.98
const CONFIRM = 0.85
const NEVER = 1.01
/** The county's decisions are weighed against so many imagined ones that bear the adviser out. */
const PRIOR = 20
/** In a county not yet known the log-odds are told this much smaller: 0.95 proved right in 0.85 to 0.9. */
const NEW_COUNTY = 0.85

/**
 * Fits slope and shift of the log-odds on how the last first suggestions did, and reads the bands off them: with few
 * decisions the adviser's own probabilities stand and nothing is sure.
 */
export function confidenceOf(told: readonly (readonly [number, boolean])[]): Confidence {
  const points = told.map(([probability, right]) => ({ odds: logOdds(probability), right: right ? 1 : 0 }))
  let slope = NEW_COUNTY
  let shift = 0
  for (let round = 0; round < 200; round++) {
    let bySlope = PRIOR * (slope - NEW_COUNTY)
    let byShift = (PRIOR / 5) * shift
    let curve = PRIOR
    for (const { odds, right } of points) {
      const error = logistic(slope * odds + shift) - right
      bySlope += error * odds
      byShift += error
      curve += 0.25 * (1 + odds * odds)
    }
    slope = Math.max(0.1, slope - bySlope / curve)
    shift -= byShift / curve
  }
  const calibrated = (probability: number) => logistic(slope * logOdds(probability) + shift)
  const borneOut = told.map(([probability, right]) => ({ probability: calibrated(probability), right }))
  const enough = told.length >= FEWEST_FOR_SURE
  return {
    calibrated,
    limits: {
      sure: enough ? limitFor(borneOut, SURE, 1) : NEVER,
      confirm: enough ? Math.min(CONFIRM, limitFor(borneOut, CONFIRM, 0)) : CONFIRM,
    },
  }
}

function logOdds(probability: number): number {
  const inside = Math.min(Math.max(probability, 1e-4), 1 - 1e-4)
  return Math.log(inside / (1 - inside))
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
