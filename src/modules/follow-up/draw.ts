import { sm3 } from '../../store/keys.ts'

/**
 * Whether a closing is asked about, where only a share (1–100 of a hundred) is: by the
 * first 32 bits of SM3 over `follow-up/<county>/<receipt number>/<round>`, so that
 * anybody draws the same from the same numbers, and nobody chooses.
 */
export function isDrawn(
  of: { readonly county: string; readonly receiptNumber: string; readonly round: number },
  share: number,
): boolean {
  const drawn = sm3(`follow-up/${of.county}/${of.receiptNumber}/${of.round}`).readUInt32BE()
  return drawn * 100 < share * 2 ** 32
}
