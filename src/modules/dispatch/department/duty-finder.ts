/** One word of a duty found in a text. */
export interface DutyHit<Owner> {
  readonly owner: Owner
  /** The duty it is a word of. */
  readonly duty: string
  readonly word: string
}

/** A word that speaks for a duty of somebody. */
export interface DutyWord<Owner> extends DutyHit<Owner> {}

interface Node<Owner> {
  readonly next: Map<number, Node<Owner>>
  readonly words: DutyWord<Owner>[]
}

const node = <Owner>(): Node<Owner> => ({ next: new Map(), words: [] })

/** Finds the words of duties in texts, in time of the text's length however many words there are. */
export class DutyFinder<Owner> {
  readonly #root: Node<Owner> = node()

  /** Words are compared in lower case; an owner may have many, a word many owners. */
  constructor(words: Iterable<DutyWord<Owner>>) {
    for (const one of words) {
      let at = this.#root
      const letters = one.word.toLowerCase()
      for (let place = 0; place < letters.length; place++) {
        const letter = letters.charCodeAt(place)
        const next = at.next.get(letter) ?? node<Owner>()
        at.next.set(letter, next)
        at = next
      }
      at.words.push(one)
    }
  }

  /** Every word found in a folded text, as often as it stands there; tells where it begins. */
  find(text: string, tell: (hit: DutyHit<Owner>, start: number) => void): void {
    for (let start = 0; start < text.length; start++) {
      let at: Node<Owner> | undefined = this.#root
      for (let place = start; place < text.length; place++) {
        at = at.next.get(text.charCodeAt(place))
        if (!at) break
        for (const word of at.words) tell(word, start)
      }
    }
  }
}
