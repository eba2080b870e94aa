/** A text with the words that were looked for marked in it, however they are written. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0) return text
  const any = new RegExp(`(${wanted.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'giu')
  // Split by a group, every second piece is a hit.
  return text.split(any).map((piece, at) => {
    const hit = at % 2 === 1
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    return hit ? <mark key={at}>{piece}</mark> : piece
  })
}
