/** Longer pieces stop half-way in some browsers. */
const LONGEST = 120

/** A text cut at its lines and sentences, no piece too long to be read in one breath. */
export function piecesOf(text: string): string[] {
  return text
    .replaceAll(/[。！？；]/g, '$&\n')
    .split(/\n+/)
    .flatMap((sentence) => {
      const letters = [...sentence.trim()]
      return Array.from({ length: Math.ceil(letters.length / LONGEST) }, (_, at) =>
        letters.slice(at * LONGEST, (at + 1) * LONGEST).join(''),
      )
    })
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}
