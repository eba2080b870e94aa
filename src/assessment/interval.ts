/** The two ends of a range, both between 0 and 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const Z = 1.959964

/**
 * The 95 % interval of a share (Wilson's score interval): how far chance alone may have moved it. Of nothing
 * there is none.
 */
export function intervalOf(good: number, total: number): Interval | undefined {
  if (total <= 0) return undefined
  const share = good / total
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * total)) / total)
  const centre = share + (Z * Z) / (2 * total)
  const scale = 1 + (Z * Z) / total
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
