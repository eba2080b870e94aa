import type { PlaceKind } from './place-kinds.ts'

/** One name on a county's list of places. Data, kept by the county. */
export interface GazetteerEntry {
  /** The name in full: 马庄桥镇, 锦绣之城小区. */
  readonly name: string
  readonly kind: PlaceKind
  /** Other names people use. */
  readonly aliases?: readonly string[]
  /** Names of the areas it lies in, wider first: 清丰县, 马庄桥镇. */
  readonly within?: readonly string[]
}

/** A name of the list found in a text: [start, end) in UTF-16 units. */
export interface Listed {
  readonly start: number
  readonly end: number
  readonly entry: GazetteerEntry
  /** Told by its name with the ending left off, which may be the beginning of another name: 马庄桥 in 马庄桥小学. */
  readonly short: boolean
}

interface Node {
  readonly next: Map<string, Node>
  entry?: GazetteerEntry
  short?: boolean
}

/** Endings people leave off in speech, if two characters or more remain. */
const LEFT_OFF = /(?:街道办事处|街道|小区|家属院|社区|镇|乡|村)$/

/** The names of a county's list as a tree of characters: finding takes time in the length of the text, not of the list. */
export class Gazetteer {
  private readonly root: Node = { next: new Map() }

  /** Full names win over aliases, aliases over names with their ending left off. */
  constructor(entries: readonly GazetteerEntry[]) {
    for (const entry of entries) this.insert(entry.name, entry)
    for (const entry of entries) for (const alias of entry.aliases ?? []) this.insert(alias, entry)
    for (const entry of entries) {
      const short = entry.name.replace(LEFT_OFF, '')
      if (short.length >= 2 && short !== entry.name) this.insert(short, entry, true)
    }
  }

  /** All names in the text from left to right, the longest at each place, none overlapping another. */
  find(text: string): Listed[] {
    const found: Listed[] = []
    let start = 0
    while (start < text.length) {
      const hit = this.longestAt(text, start)
      if (hit) found.push(hit)
      start = hit ? hit.end : start + 1
    }
    return found
  }

  private longestAt(text: string, start: number): Listed | undefined {
    let node: Node | undefined = this.root
    let best: Listed | undefined
    for (let end = start; end < text.length; end++) {
      node = node.next.get(text.charAt(end))
      if (!node) break
      if (node.entry) best = { start, end: end + 1, entry: node.entry, short: node.short === true }
    }
    return best
  }

  private insert(name: string, entry: GazetteerEntry, short = false): void {
    const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
    if (folded.length < 2) return
    let node = this.root
    for (const character of folded.split('')) {
      let next = node.next.get(character)
      if (!next) {
        next = { next: new Map() }
        node.next.set(character, next)
      }
      node = next
    }
    if (node.entry) return
    node.entry = entry
    node.short = short
  }
}
