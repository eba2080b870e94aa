import type { Reason } from '../../language/advice.ts'

/** A reason that weighs less than this, or than this share of the strongest, says nothing to a reader. */
const LEAST = 0.05
const LEAST_SHARE = 0.12

/**
 * What of a suggestion's reasons is worth a reader's time, in their order: nothing faint, no marks of places or lone figures
 * (A7, 2019), no word that a duty beside it has said already, no duty said twice. Where nothing speaks for a suggestion,
 * what speaks against it is left out too: it stands there for how common it is.
 */
export function clearReasons(reasons: readonly Reason[]): Reason[] {
  const strongest = Math.max(0, ...reasons.map(({ weight }) => Math.abs(weight)))
  const loud = reasons.filter(({ kind, text, weight }) => {
    if (kind === 'precedent') return true
    return Math.abs(weight) >= Math.max(LEAST, LEAST_SHARE * strongest) && (kind !== 'word' || !isMark(text))
  })
  const duties = loud.filter(({ kind, weight }) => kind === 'duty' && weight > 0)
  const clear = loud.filter((reason) => {
    if (reason.weight <= 0) return true
    if (reason.kind === 'word') return !duties.some(({ text }) => text.includes(reason.text))
    return reason.kind !== 'duty' || !isSaid(reason, duties)
  })
  return clear.some(({ weight }) => weight > 0) ? clear : []
}

function isMark(text: string): boolean {
  return /^[\d.%-]+$/.test(text) || (/^[a-z]{0,2}\d+[a-z]?$/i.test(text) && /\d/.test(text))
}

/** The first that says the most: 医院和诊疗（医院） says 医院 too. */
function isSaid(duty: Reason, duties: readonly Reason[]): boolean {
  return duties.some(
    (other, at) => other.text.includes(duty.text) && (other.text !== duty.text || at < duties.indexOf(duty)),
  )
}
