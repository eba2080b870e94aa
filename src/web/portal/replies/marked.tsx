/** A text with the words that were looked for marked in it, however they are written. */
export function Marked({ text, words }: { text: string; words: string }) {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return text
  const pieces: { text: string; hit: boolean; at: number }[] = []
  const low = text.toLowerCase()
  // A few letters change length when made small: then the places would not fit.
  if (low.length !== text.length) return text
  for (let at = 0; at < text.length; ) {
    const next = low.indexOf(wanted, at)
    const end = next < 0 ? text.length : next
    if (end > at) pieces.push({ text: text.slice(at, end), hit: false, at })
    if (next < 0) break
    pieces.push({ text: text.slice(next, next + wanted.length), hit: true, at: next })
    at = next + wanted.length
  }
  return pieces.map(({ text: piece, hit, at }) => (hit ? <mark key={at}>{piece}</mark> : piece))
}
