import type { placeFinder } from './places.ts'
import { folded } from './words.ts'

/** A text, folded, with the names of places taken out: what it says, wherever it is. */
export function withoutPlaces(text: string, find: ReturnType<typeof placeFinder>): string {
  const plain = folded(text)
  let [kept, at] = ['', 0]
  for (const { start, end } of find(plain).toSorted((one, other) => one.start - other.start)) {
    if (start >= at) kept += `${plain.slice(at, start)} `
    at = Math.max(at, end)
  }
  return kept + plain.slice(at)
}
