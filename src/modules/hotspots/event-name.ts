import { firstSigns } from '../../language/first-signs.ts'
import { keyOf, type Lexicon } from '../../language/lexicon.ts'
import type { Place, PlaceFinder } from '../../language/places.ts'
import { folded, words } from '../../language/words.ts'

/** Titles beyond these add nothing to a name. */
const READ_TITLES = 60
const LONGEST_NAME = 32
/** A place that so large a share of the titles names is the event's. */
const NAMED_BY = 0.34

/** What people write before the matter itself. */
const OPENING =
  /^(?:(?:再次|再|又|强烈|紧急|实名|联名|恳请|请求|请问|请|求|敬请|希望|盼望|盼|呼吁|投诉|举报|反映|反应|咨询|询问|关于|对于|对|建议|关注|解决|帮忙|帮助|处理|督促|请教|书记|县长|市长|领导|您好|尊敬的|急|！|!|，|,|：|:|、|\s))+/u
const CLOSING =
  /(?:的?(?:相关|有关|一些|几点|若干)?(?:问题|事宜|事项|情况|疑问|疑惑|建议|诉求|投诉|咨询))?[？?！!。.，,…~～\s]*$/u
/** 张某某, 李先生, 王女士: nobody is named. */
const PERSON = /\p{Script=Han}(?:某{1,3}|先生|女士|老师|同志)/gu

/**
 * One line that says what an event is: the place, and what the titles have in common,
 * in the words of the title that is nearest to all the others. Names of persons are
 * left out, openings such as 投诉 or 请问 too.
 */
export function eventName(
  titles: readonly string[],
  { find, lexicon }: { find: PlaceFinder; lexicon: Lexicon },
): string {
  const read = titles
    .slice(-READ_TITLES)
    .map((title) => folded(title))
    .filter((title) => title !== '')
  if (read.length === 0) return '（无标题）'
  const places = read.map((title) => find(title))
  const clean = mostCommon(read, lexicon)
  const place = commonPlace(places)
  const named = place && !clean.includes(place.key) && !clean.includes(place.name) ? `${place.name}：${clean}` : clean
  return shortened(named.replaceAll(',', '，'))
}

function mostCommon(titles: readonly string[], lexicon: Lexicon): string {
  const share = new Map<string, number>()
  const cut = titles.map((title) => [...new Set(words(title).filter((word) => word.length > 1))])
  for (const list of cut) for (const word of list) share.set(word, (share.get(word) ?? 0) + 1 / titles.length)
  const central = cut.map((list) => {
    const told = list.map((word) => (share.get(word) ?? 0) * lexicon.weight(keyOf('word', word)))
    return told.reduce((sum, weight) => sum + weight, 0) / Math.sqrt(4 + list.length)
  })
  const cleaned = titles.map(cleanTitle)
  const order = [...titles.keys()].sort((one, other) => (central[other] ?? 0) - (central[one] ?? 0) || one - other)
  return order.map((at) => cleaned[at] ?? '').find((title) => title.length >= 4) ?? titles[0] ?? ''
}

function cleanTitle(title: string): string {
  return title.replace(PERSON, '').replace(OPENING, '').replace(CLOSING, '').trim()
}

function commonPlace(places: readonly (readonly Place[])[]): Place | undefined {
  const seen = new Map<string, { place: Place; titles: number }>()
  for (const list of places)
    for (const place of new Map(list.map((one) => [one.key, one])).values()) {
      if (place.kind === 'area') continue
      const known = seen.get(place.key)
      if (known) known.titles += 1
      else seen.set(place.key, { place, titles: 1 })
    }
  const [best] = [...seen.values()].sort((one, other) => other.titles - one.titles)
  return best && best.titles >= NAMED_BY * places.length ? best.place : undefined
}

/** The place that a third of the titles and more name. */
export function commonPlaceOf(titles: readonly string[], find: PlaceFinder): string | null {
  return commonPlace(titles.slice(-READ_TITLES).map((title) => find(title)))?.name ?? null
}

/** Of the titles that name a place smaller than a township, the share that name the commonest; 1 where fewer than three do. */
export function onePlace(titles: readonly string[], find: PlaceFinder): number {
  const named = titles
    .slice(-READ_TITLES)
    .map((title) => find(title).filter(({ kind }) => kind !== 'area' && kind !== 'township'))
    .filter((places) => places.length > 0)
  if (named.length < 3) return 1
  const keys = named.map((places) => places.map(({ key }) => key))
  const agreeing = keys.flat().map((key) => keys.filter((list) => list.some((one) => isOne(one, key))).length)
  return Math.max(...agreeing) / named.length
}

const isOne = (place: string, other: string) => place.includes(other) || other.includes(place)

function shortened(name: string): string {
  if ([...name].length <= LONGEST_NAME)
    return name.replaceAll(/[a-z]\d{0,2}(?=[市区县])/g, (code) => code.toUpperCase())
  const cut = firstSigns(name, LONGEST_NAME)
  const at = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf('；'))
  return shortened(at >= 8 ? cut.slice(0, at) : `${firstSigns(name, LONGEST_NAME - 1)}…`)
}
