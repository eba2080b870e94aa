import type { SuggestionInfo } from '../../../server/api-types/dispatch.ts'

type Reasons = SuggestionInfo['reasons']

interface Stretch {
  text: string
  weight: number
}

/** The message with the words that spoke for a suggestion, and those against it. */
export function MessageText({ text, reasons }: { text: string; reasons: Reasons }) {
  return (
    <p className="message-text">
      <Marked text={text} reasons={reasons} />
    </p>
  )
}

/** A text with its telling words marked; the shape of the line says for or against too, not the colour alone. */
export function Marked({ text, reasons }: { text: string; reasons: Reasons }) {
  return stretches(text, reasons).map(({ text: part, weight }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    if (weight === 0) return <span key={at}>{part}</span>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <mark key={at} className={weight > 0 ? 'spoke-for' : 'spoke-against'} title={weight > 0 ? '支持' : '反对'}>
        {part}
      </mark>
    )
  })
}

/** The text cut where words of the reasons stand, longer words first, none over another. */
function stretches(text: string, reasons: Reasons): Stretch[] {
  const lower = text.toLowerCase()
  const taken = new Array<number>(text.length).fill(0)
  const words = reasons
    .filter(({ kind }) => kind !== 'history' && kind !== 'precedent')
    // A duty is told with the words of the text that stand for it: 公交客运（公交、班车）.
    .flatMap(({ text: told, weight }) => told.split(/[（、）]/).map((word) => ({ text: word, weight })))
    .filter(({ text: word }) => [...word].length >= 2)
    .toSorted((a, b) => b.text.length - a.text.length)
  for (const { text: word, weight } of words) {
    const sought = word.toLowerCase()
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length))
      if (taken.slice(at, at + sought.length).every((each) => each === 0)) taken.fill(weight, at, at + sought.length)
  }
  const parts: Stretch[] = []
  for (let at = 0; at < text.length; at += 1) {
    const weight = Math.sign(taken[at] ?? 0)
    const last = parts.at(-1)
    if (last && last.weight === weight) last.text += text[at] ?? ''
    else parts.push({ text: text[at] ?? '', weight })
  }
  return parts
}
