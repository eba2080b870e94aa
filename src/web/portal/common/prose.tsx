/** Text as it was typed: its line breaks kept. */
export function Prose({ text, quiet = false }: { text: string; quiet?: boolean }) {
  const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
  return (
    <div className={quiet ? 'p-prose p-soft' : 'p-prose'}>
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's paragraphs have no other name and never move
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  )
}
