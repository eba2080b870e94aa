/** The first characters of a text, at most so many, none cut in half: a rare one such as 𠮷 is two units of JavaScript. */
export function firstSigns(text: string, most: number): string {
  return [...text].slice(0, most).join('')
}
