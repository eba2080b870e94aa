import { z } from 'zod'
import { Lexicon } from '../language/lexicon.ts'
import { placeFinder } from '../language/places.ts'
import {
  type BCubed,
  bCubed,
  eventName,
  type Gathering,
  Grouper,
  growthOf,
  heat,
  onePlace,
  Votes,
} from '../modules/hotspots/index.ts'
import { print } from './console.ts'
import { UserError } from './environment.ts'
import { readJson } from './json-file.ts'
import { dayNumber, type Message, readMessages } from './messages.ts'

interface Options {
  readonly in: string
  readonly gold?: string
  readonly on?: string
  readonly json?: boolean
}

const GOLD = z.object({ groups: z.array(z.object({ ids: z.array(z.coerce.string()) })) })

/** What is kept of a message for the list: nothing of its body. */
type Kept = Omit<Message, 'body'>

/** An event as it is printed. */
interface Group extends Gathering {
  readonly name: string
  readonly heat: number
  readonly growth: number
  /** 'people': many write; 'votes': one message with very many votes. */
  readonly signal: 'people' | 'votes'
  readonly ids: readonly string[]
}

/** heng hotspots: groups a file's messages into events, and says how well if a hand-made grouping is given. */
export async function hotspots(options: Options): Promise<number> {
  const started = performance.now()
  const on = options.on === undefined ? undefined : readDay(options.on)
  const gold = options.gold === undefined ? undefined : await readGold(options.gold)
  const { messages, eventOf, grouper } = await group(options.in, on)
  const groups = rank({ messages, eventOf, grouper, on })
  const result = {
    groups,
    messages: messages.size,
    ...(gold ? { b3: rounded(bCubed(eventOf, gold, (id) => messages.has(id))) } : {}),
    seconds: Math.round((performance.now() - started) / 10) / 100,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  if (options.json) print(JSON.stringify(result, null, 2))
  else for (const line of account(result)) print(line)
  return 0
}

async function readGold(path: string): Promise<string[][]> {
  const gold = GOLD.safeParse(await readJson(path))
  if (!gold.success) throw new UserError(`${path} 应为人工归并的结果 {"groups": [{"ids": [...]}]}`)
  return gold.data.groups.map(({ ids }) => ids)
}

async function group(path: string, on: number | undefined) {
  let events = 0
  const grouper = new Grouper({ find: placeFinder(), newEvent: () => String(++events) })
  const messages = new Map<string, Kept>()
  const eventOf = new Map<string, string>()
  const members = new Map<string, Set<string>>()
  const move = (id: string, event: string) => {
    members.get(eventOf.get(id) ?? '')?.delete(id)
    eventOf.set(id, event)
    members.set(event, (members.get(event) ?? new Set<string>()).add(id))
  }
  for await (const { body, ...kept } of readMessages(path)) {
    if (messages.has(kept.id) || (kept.day ?? 0) > (on ?? Number.POSITIVE_INFINITY)) continue
    messages.set(kept.id, { ...kept, title: (kept.title || body).slice(0, 100) })
    const { moved, joined } = grouper.add(kept.id, { title: kept.title, body })
    for (const { from, into } of joined) for (const id of [...(members.get(from) ?? [])]) move(id, into)
    for (const { id, event } of moved) move(id, event)
  }
  return { messages, eventOf, grouper }
}

function readDay(text: string): number {
  const day = dayNumber(text)
  if (day === undefined) throw new UserError('--on 应为日期，如 2020-06-30')
  return day
}

interface Grouped {
  readonly messages: ReadonlyMap<string, Kept>
  readonly eventOf: ReadonlyMap<string, string>
  readonly grouper: Grouper
  /** The day as of which events are ranked; without it the file is a finished period in which nothing fades. */
  readonly on: number | undefined
}

function rank({ messages, eventOf, grouper, on }: Grouped): Group[] {
  const byEvent = new Map<string, Kept[]>()
  const votes = new Votes()
  let last = Number.NEGATIVE_INFINITY
  for (const message of messages.values()) {
    const event = eventOf.get(message.id) ?? message.id
    byEvent.set(event, [...(byEvent.get(event) ?? []), message])
    votes.add(message.likes + message.dislikes)
    last = Math.max(last, message.day ?? last)
  }
  const naming = { find: placeFinder(), lexicon: new Lexicon() }
  return [...byEvent]
    .filter(([, list]) => list.length > 1 || list.some(({ likes, dislikes }) => votes.isLoud(likes + dislikes)))
    .map(([event, list]) => {
      const titles = list.map(({ title }) => title)
      const gathering = {
        ...gather(list, { last: on ?? last, fades: on !== undefined }),
        tightness: Math.round(grouper.tightness(event) * 1000) / 1000,
        onePlace: Math.round(onePlace(titles, naming.find) * 100) / 100,
      }
      return {
        name: eventName(titles, naming),
        ...gathering,
        growth: Math.round(growthOf(gathering) * 100) / 100,
        heat: heat(gathering),
        signal: list.length > 1 ? ('people' as const) : ('votes' as const),
        ids: list.map(({ id }) => id),
      }
    })
    .sort((one, other) => other.heat - one.heat || other.messages - one.messages)
    .map((one) => ({ ...one, heat: Math.round(one.heat * 100) / 100 }))
}

/** A week of the stream's end, and the four before it. */
const RECENT_DAYS = 7
const BEFORE_DAYS = 28

function gather(
  list: readonly Kept[],
  { last, fades }: { readonly last: number; readonly fades: boolean },
): Omit<Gathering, 'onePlace' | 'tightness'> {
  const days = list.flatMap(({ day }) => (day === undefined ? [] : [day]))
  const ago = days.map((day) => last - day)
  const latest = Math.max(...days)
  return {
    messages: list.length,
    people: new Set(list.map(({ sender, id }) => sender ?? `message:${id}`)).size,
    votes: list.reduce((sum, { likes, dislikes }) => sum + likes + dislikes, 0),
    days: new Set(days).size,
    recent: ago.filter((gap) => gap >= 0 && gap < RECENT_DAYS).length,
    before: ago.filter((gap) => gap >= RECENT_DAYS && gap < RECENT_DAYS + BEFORE_DAYS).length,
    quiet: fades && days.length > 0 ? Math.max(0, last - latest) : 0,
  }
}

function rounded({ precision, recall, f, n }: BCubed): BCubed {
  const four = (value: number) => Math.round(value * 10_000) / 10_000
  return { precision: four(precision), recall: four(recall), f: four(f), n }
}

const SHOWN = 20

function* account(result: {
  groups: readonly Group[]
  messages: number
  b3?: BCubed
  seconds: number
  peakMemoryMb: number
}) {
  yield `${result.messages} 件来件，${result.groups.length} 个事件，用时 ${result.seconds} 秒，内存最多 ${result.peakMemoryMb} MB`
  if (result.b3) {
    const { precision, recall, f, n } = result.b3
    yield `与人工归并相比（${n} 件）：B³ 准确率 ${precision}，召回率 ${recall}，F ${f}`
  }
  for (const [at, one] of result.groups.slice(0, SHOWN).entries())
    yield `${String(at + 1).padStart(3)}  ${one.name}  ${one.people} 人 ${one.messages} 件 ${one.votes} 票 ${one.days} 天  热度 ${one.heat}`
}
