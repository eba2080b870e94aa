/** Places of the small table before the large one, and how many of the first keys are put there. */
const FEW = 2 ** 14
const FIRST = FEW / 2

/**
 * Which column a feature's key has: open addressing over typed arrays, so that a large one loads in milliseconds. The first
 * keys stand in a small table besides, which stays in the processor's cache: list the common ones first.
 */
export class KeyTable {
  readonly #few = new Int32Array(2 * FEW)
  /** Key and column beside each other, so that a look-up waits for memory once. */
  readonly #places: Int32Array
  readonly #mask: number
  /** How many keys there are. */
  readonly size: number

  /** Gives each key the column of its place in the list; keys are distinct and never zero. */
  constructor(keys: Int32Array) {
    this.size = keys.length
    const places = 2 ** Math.ceil(Math.log2(Math.max(keys.length, 1) * 2 + 1))
    this.#mask = places - 1
    this.#places = new Int32Array(2 * places)
    for (let column = 0; column < keys.length; column++) {
      const key = keys[column] as number
      let place = key & this.#mask
      while (this.#places[2 * place] !== 0) place = (place + 1) & this.#mask
      this.#places[2 * place] = key
      this.#places[2 * place + 1] = column
      const few = 2 * (key & (FEW - 1))
      if (column < FIRST && this.#few[few] === 0) {
        this.#few[few] = key
        this.#few[few + 1] = column
      }
    }
  }

  /** The column of a key, or -1. */
  find(key: number): number {
    const few = 2 * (key & (FEW - 1))
    if (this.#few[few] === key) return this.#few[few + 1] as number
    const places = this.#places
    let place = key & this.#mask
    for (;;) {
      const here = places[2 * place] as number
      if (here === key) return places[2 * place + 1] as number
      if (here === 0) return -1
      place = (place + 1) & this.#mask
    }
  }
}
