import { BREAKS, ENDINGS, type Ending, GENERIC, NAMING_VERBS, NO_PLACES, type PlaceKind } from './place-kinds.ts'
import { type TaggedWord, tagged } from './words.ts'

/** A place told from its ending. */
export interface NamedPlace {
  readonly name: string
  readonly key: string
  readonly kind: PlaceKind
  /** [start, end) in UTF-16 units of the piece. */
  readonly start: number
  readonly end: number
}

/** A word of the text with where it begins. */
interface Token extends TaggedWord {
  readonly start: number
  readonly end: number
}

/** Parts of speech that a name is made of; anything else ends it on the left. */
const NAME_TAGS = /^(?:n|nr|nrt|nrfg|ns|nt|nz|ng|x|eng|m|mq|j|b|s|a|vn|zg|i|l|g|tg|h|k|z)$/
/** Tags of words that may end in a one-character ending and be a name all the same. */
const PROPER_TAGS = /^(?:x|ns|nr|nz|nt|nrt|zg|nrfg)$/
const BY_LAST = new Map<string, Ending[]>()
for (const ending of ENDINGS) {
  const last = ending.text.at(-1) ?? ''
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), ending])
}
const PART = /(?:[一二三四五六七八九十\d]+(?:期|区|栋|号楼|单元|组团))+$/u
/** What stands before a name and is none of it: 48号, 3号线, 四区, 示例置业, 镇. */
const LEADING = [
  /^(?:[一二三四五六七八九十\d]+(?:号线|区|期|栋|组|段|楼|户|个|条|名|号|年|月|日)|[号期栋])/u,
  /^.{2,6}(?:房地产|置业|地产|集团|公司|物业)(?=.{2})/u,
  /^(?:街道|[镇乡])(?=.{2})/u,
  /^(?:管管|看看|查查|救救|帮帮|问问|全[国省市县区镇乡村])(?=.)/u,
  /^[或且从由在到于和与及为是把被对向跟至各该本](?=.)/u,
]
/** Where one name surely ends and the next begins: 春晖镇|南塘村. */
const SEAM = /(?<=\p{Script=Han}{2}(?:[镇乡]|街道))(?=\p{Script=Han}{1,4}(?:村|社区))/u

/** Places told from their ending alone, left to right, none overlapping another. */
export function namedPlaces(text: string): NamedPlace[] {
  let at = 0
  return text.split(SEAM).flatMap((piece) => {
    const by = at
    at += piece.length
    return placesOf(piece).map((place) => ({ ...place, start: place.start + by, end: place.end + by }))
  })
}

function placesOf(piece: string): NamedPlace[] {
  const tokens = tokensOf(piece)
  const found: NamedPlace[] = []
  let from = 0
  for (const [index, token] of tokens.entries()) {
    const ending = endingAt(piece, token.end)
    if (!ending || token.end - ending.text.length < from) continue
    if (continues(piece, token.end, tokens[index + 1])) continue
    const place = named({ piece, tokens, index, ending, from })
    if (!place) continue
    found.push(place)
    from = place.end
  }
  return found
}

function tokensOf(piece: string): Token[] {
  let at = 0
  return tagged(piece).map((token) => {
    const start = at
    at += token.word.length
    return { ...token, start, end: at }
  })
}

function endingAt(piece: string, end: number): Ending | undefined {
  return BY_LAST.get(piece.charAt(end - 1))?.find(({ text }) => piece.endsWith(text, end))
}

/** 锦绣之城 goes on to 小区: the longer name is taken when its own ending comes. */
function continues(piece: string, end: number, next: Token | undefined): boolean {
  if (!next || next.word.length > 3) return false
  const ending = endingAt(piece, next.end)
  return ending !== undefined && next.end - ending.text.length <= end && !/^(?:路|街|湖|河|市)/.test(next.word)
}

interface Spot {
  readonly piece: string
  readonly tokens: readonly Token[]
  readonly index: number
  readonly ending: Ending
  readonly from: number
}

function named({ piece, tokens, index, ending, from }: Spot): NamedPlace | undefined {
  const last = tokens[index]
  if (!last) return undefined
  const suffixStart = last.end - ending.text.length
  if (last.start < suffixStart && NO_PLACES.has(last.word)) return undefined
  if (ending.text.length === 1 && last.word.length > 1 && !isProper(last)) return undefined
  const start = nameStart({ piece, tokens, index, ending, from })
  const stem = piece.slice(start, suffixStart)
  if (stem.length < ending.shortest || !isName(stem, ending) || saysWhatIsDone(tokens, start, suffixStart))
    return undefined
  if (isPartOfPlace(piece, stem, ending, last.end)) return undefined
  return {
    name: piece.slice(start, last.end),
    key: keyOf(stem, ending),
    kind: ending.kind,
    start,
    end: last.end,
  }
}

/** 马家村 is cut into 马 and 家村, a word of no dictionary. */
function isProper({ word, tag }: Token): boolean {
  return PROPER_TAGS.test(tag) || /^家[村庄屯沟湾]$/u.test(word)
}

/** What is no place of its own but part of the one before. The road of a village, its lamps, the ditch beside it: 示范村路灯, 东街路面, 示范村路太烂 name no road of their own. */
function isPartOfPlace(piece: string, stem: string, { text, kind }: Ending, end: number): boolean {
  // 示范镇街道脏乱 speaks of the town's streets.
  if (text === '街道') return /(?:[村镇乡]|社区|小区)$/u.test(stem)
  if (text.length > 1 || (kind !== 'road' && kind !== 'water')) return false
  if (/.(?:村|社区|小区|家属院)$/u.test(stem) && stem.length > 2) return true
  return /[村庄屯寨街镇乡路巷]$|社区$|小区$/u.test(stem) && PARTS[text]?.includes(piece.charAt(end)) === true
}

/** By ending: what may follow and make a plain word of it: 路灯, 街边, 河堤. */
const PARTS: Readonly<Record<string, string>> = {
  路: '灯面口边段况牌基障沿肩旁政上人费程途线标侧网',
  街: '边头面口区上坊',
  巷: '口子道',
  河: '道边水堤岸沟坝床',
  湖: '边水面岸',
  渠: '道水边',
}

/** 影响小区 names no estate: the one word before the ending is a verb after which nothing is named. */
function saysWhatIsDone(tokens: readonly Token[], start: number, suffixStart: number): boolean {
  const only = tokens.find((token) => token.start === start && token.end === suffixStart)
  return only !== undefined && /^(?:v|vn|d|ad|c|r|p)$/.test(only.tag) && !NAMING_VERBS.has(only.word)
}

const COUNTED = /^[\d一二三四五六七八九十两几多各]+$/u

function isName(stem: string, ending: Ending): boolean {
  if (NO_PLACES.has(stem + ending.text) || GENERIC.has(stem) || BREAKS.has(stem)) return false
  if (/政府$|^(?:街道|.*(?:街道|乡镇|镇)政)/u.test(stem + ending.text) || NO_PLACES.has(stem)) return false
  return !COUNTED.test(stem) || isNumbered(ending, stem)
}

/** 106国道 is a name, 三小区 is not. */
function isNumbered(ending: Ending, stem: string): boolean {
  return /^\d+$/.test(stem) && /[国省县乡]道$/.test(ending.text)
}

function nameStart({ piece, tokens, index, ending, from }: Spot): number {
  const last = tokens[index]
  if (!last) return from
  const suffixStart = last.end - ending.text.length
  let start = last.start < suffixStart ? last.start : suffixStart
  for (let at = index - (last.start <= suffixStart ? 1 : 0); at >= 0; at--) {
    const token = tokens[at]
    if (!token || token.start >= suffixStart) continue
    if (token.start < from || suffixStart - token.start > ending.longest || !partOfName(token)) break
    start = token.start
  }
  return Math.max(start, from) + leading(piece.slice(Math.max(start, from), suffixStart), ending)
}

/** How many characters at the beginning are no part of the name. */
function leading(stem: string, ending: Ending): number {
  if (/[国省县乡]道$/.test(ending.text)) return 0
  let cut = 0
  for (const pattern of LEADING) {
    const found = pattern.exec(stem.slice(cut))
    if (found && cut + found[0].length < stem.length) cut += found[0].length
  }
  return cut
}

function partOfName({ word, tag }: Token): boolean {
  if (BREAKS.has(word) || !/^[\p{L}\p{N}·]+$/u.test(word)) return false
  return word === '之' || NAMING_VERBS.has(word) || NAME_TAGS.test(tag)
}

function keyOf(stem: string, ending: Ending): string {
  const trimmed = stem.replace(PART, '')
  return ending.droppable && trimmed.length >= 2 ? trimmed : `${trimmed}${ending.text}`
}
