import type { Band } from './advice.ts'

/** From which probability on a first suggestion is sure, and from which it is worth one click. */
export interface BandLimits {
  readonly sure: number
  readonly confirm: number
}

/** The band of a first suggestion told with a probability. */
export function bandOf(probability: number, { sure, confirm }: BandLimits): Band {
  if (probability >= sure) return 'sure'
  return probability >= confirm ? 'confirm' : 'choose'
}

/**
 * The lowest probability from which on at least `precision` of the suggestions were right, with a margin against
 * chance: the share that was right, less `margin` standard errors, must still reach it. 1.01 (never) where none does.
 */
export function limitFor(
  told: readonly { readonly probability: number; readonly right: boolean }[],
  precision: number,
  margin: number,
): number {
  const inOrder = [...told].sort((a, b) => b.probability - a.probability)
  let limit = 1.01
  let right = 0
  inOrder.forEach((one, at) => {
    if (one.right) right++
    const share = right / (at + 1)
    const doubt = margin * Math.sqrt((precision * (1 - precision)) / (at + 1))
    const next = inOrder[at + 1]?.probability
    if (next !== one.probability && share - doubt >= precision) limit = one.probability
  })
  return limit
}
