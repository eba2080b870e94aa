/** Which column a feature's key has: open addressing over typed arrays, so that a large one loads in milliseconds. */
export class KeyTable {
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
    }
  }

  /** The column of a key, or -1. */
  find(key: number): number {
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
