import { create } from 'qrcode'

/** White around the code, in modules: readers need it. */
const QUIET = 4

/** The dark squares of a code, row by row, and how many make a side with the white around. */
export function qrSquares(text: string): { side: number; squares: readonly (readonly [x: number, y: number])[] } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const squares = Array.from(modules.data).flatMap((dark, at) =>
    dark ? [[QUIET + (at % modules.size), QUIET + Math.floor(at / modules.size)] as const] : [],
  )
  return { side: modules.size + 2 * QUIET, squares }
}
