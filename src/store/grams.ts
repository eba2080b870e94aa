import { type RawBuilder, sql } from 'kysely'

/** Longest phrase that is searched as such. */
const LONGEST_PHRASE = 60

/**
 * The two-character grams of a text, distinct. Chinese is searched by them and
 * not by dictionary words: names and new words are found like any other, and a
 * phrase is exact once its grams are rechecked against the text.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (const run of runsOf(text)) {
    const letters = [...run]
    if (letters.length === 1) grams.add(run)
    for (let at = 0; at + 1 < letters.length; at += 1) grams.add(`${letters[at]}${letters[at + 1]}`)
  }
  return [...grams]
}

/** A text's grams as SQL of type tsvector. */
export function gramsVector(text: string): RawBuilder<string> {
  return sql<string>`array_to_tsvector(${gramsOf(text)}::text[])`
}

/** A phrase as SQL of type tsquery: every gram of it; a single character is matched as the start of a gram. */
export function phraseQuery(phrase: string): RawBuilder<string> {
  const grams = gramsOf(phrase.slice(0, LONGEST_PHRASE))
  const terms = grams.map((gram) => `'${gram.replaceAll("'", "''")}'${[...gram].length === 1 ? ':*' : ''}`)
  return sql<string>`${terms.join(' & ')}::tsquery`
}

/** The phrase as a LIKE pattern, its own wildcards escaped. */
export function phrasePattern(phrase: string): string {
  return `%${phrase
    .trim()
    .slice(0, LONGEST_PHRASE)
    .replace(/[\\%_]/g, '\\$&')}%`
}

/** False for a phrase of punctuation only, which has nothing to search by. */
export function isSearchable(phrase: string): boolean {
  return runsOf(phrase).length > 0
}

function runsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
