import { contentWords } from '../../../language/function-words.ts'
import type { GazetteerEntry } from '../../../language/gazetteer.ts'
import { type PlaceFinder, placeFinder } from '../../../language/places.ts'
import { folded, words } from '../../../language/words.ts'
import { DEFAULT_DUTIES, type OfficeKind } from '../department/duties.ts'
import { DutyFinder } from '../department/duty-finder.ts'
import { KINDS, kindOfOffice } from '../department/kinds.ts'
import type { Office } from './office.ts'

/** An office that may be suggested. */
export interface Candidate {
  readonly office: Office
  readonly kind: OfficeKind
  /** The place a township is named after: 城关镇, X街道. */
  readonly seat: string | undefined
}

/** Whose word it is: an office of the list, or all offices of a kind. */
export interface Owner {
  /** Place among the candidates; undefined for a default duty. */
  readonly candidate: number | undefined
  readonly kind: OfficeKind
  /** How much the word tells: whole duties and rare words more. */
  readonly weight: number
}

/** A county's offices, prepared: who they are, which words and places are whose. */
export interface Roster {
  readonly candidates: readonly Candidate[]
  readonly kinds: ReadonlySet<OfficeKind>
  /** Places among the candidates of those of each kind. */
  readonly byKind: ReadonlyMap<OfficeKind, readonly number[]>
  readonly duties: DutyFinder<Owner>
  /** Full names in texts. */
  readonly names: DutyFinder<number>
  readonly places: PlaceFinder
  /** The candidates that answer for a place, by its name or that of the township it lies in. */
  readonly byPlace: ReadonlyMap<string, number>
}

/** Prepares a county's list of offices and its list of places. */
export function rosterOf(offices: readonly Office[], gazetteer: readonly GazetteerEntry[]): Roster {
  const candidates = offices.flatMap((office): Candidate[] => {
    const kind = office.kind ?? kindOfOffice(office.name)
    if (kind === undefined || office.handles === false) return []
    return [{ office, kind, seat: kind === 'township' ? seatOf(office.name) : undefined }]
  })
  const own = ownDuties(candidates)
  const defaults = KINDS.flatMap((kind) =>
    DEFAULT_DUTIES[kind].flatMap(({ title: duty, words: list }) =>
      list.map((word) => ({
        owner: { candidate: undefined, kind, weight: 1 },
        duty,
        word: word.toLowerCase(),
      })),
    ),
  )
  return {
    candidates,
    kinds: new Set(candidates.map(({ kind }) => kind)),
    byKind: Map.groupBy(candidates.keys(), (at) => (candidates[at] as Candidate).kind),
    duties: new DutyFinder<Owner>([...own, ...defaults]),
    names: new DutyFinder(
      candidates
        .map(({ office: { name }, kind }, owner) => ({ owner, duty: name, word: name, kind }))
        .filter(({ kind, word }) => kind !== 'township' && word.length > 2),
    ),
    ...placesOf(candidates, gazetteer),
  }
}

/** The duties of the offices' own lists: whole phrases, and the words of longer ones for less. */
function ownDuties(candidates: readonly Candidate[]) {
  const found = candidates.flatMap(({ office, kind, seat }, candidate) => {
    const phrases = (office.duties ?? '').split(/[^\p{L}\p{N}]+|[和及与]/u).filter((phrase) => phrase.length > 1)
    return phrases.flatMap((duty) => {
      const plain = folded(seat ? duty.replace(seat, '') : duty)
      const parts =
        plain.length > 3 ? contentWords(words(plain)).filter((word) => word.length > 1 && word !== plain) : []
      return [plain, ...parts].map((word, at) => ({ candidate, kind, duty, word, share: at === 0 ? 1 : 0.5 }))
    })
  })
  const holders = new Map<string, Set<number>>()
  for (const { word, candidate } of found) holders.set(word, (holders.get(word) ?? new Set<number>()).add(candidate))
  return found
    .filter(({ word }) => word.length > 1 && !GENERAL.has(word))
    .map(({ candidate, kind, duty, word, share }) => {
      const rare = 1 / (holders.get(word)?.size ?? 1)
      return { owner: { candidate, kind, weight: share * rare }, duty, word }
    })
}

/** Words of lists of duties that say nothing of the duty. */
const GENERAL: ReadonlySet<string> = new Set(
  '工作 管理 服务 组织 负责 监督 辖区 建设 处理 有关 相关 指导 协调 保障 维护 审批 登记 网上 实施 办理 政府 法律 安全'.split(
    ' ',
  ),
)

function placesOf(candidates: readonly Candidate[], gazetteer: readonly GazetteerEntry[]) {
  const byPlace = new Map<string, number>()
  const entries: GazetteerEntry[] = []
  candidates.forEach(({ office, seat }, at) => {
    if (seat) {
      byPlace.set(seat, at)
      entries.push({ name: seat, kind: 'township' })
    }
    for (const name of office.places ?? []) {
      byPlace.set(name, at)
      entries.push({ name, kind: 'village', ...(seat ? { within: [seat] } : {}) })
    }
  })
  const named = new Set(gazetteer.map(({ name }) => name))
  const places = placeFinder([...gazetteer, ...entries.filter(({ name }) => !named.has(name))])
  return { places, byPlace }
}

/** The place a township government is named after: 清丰县城关镇人民政府 is that of 城关镇. */
export function seatOf(name: string): string {
  const plain = name.normalize('NFKC').replace(/(?:人民政府|街道办事处|街道办|办事处|政府)$/u, '')
  const seat = /(?:街道办事处|街道办)$/u.test(name) ? `${plain}街道` : plain
  return /^.{1,6}?[县市区旗](.{2,})$/u.exec(seat)?.[1] ?? seat
}
