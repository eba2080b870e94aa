import { addDays, dateText, daysBetween, isPlainDate, type PlainDate, plainDate, weekday } from './plain-date.ts'

interface Named {
  readonly on: PlainDate
  readonly name: string
}

/** What the words of a notice say. */
export interface NoticeText {
  /** Title and number, as far as the text gives them; else empty. */
  readonly notice: string
  readonly holidays: Named[]
  readonly makeupDays: Named[]
  /** What does not fit together and must be looked at by a person, in Chinese. */
  readonly faults: string[]
}

/** The year the notice is for, and what is known of it already: a notice may make a holiday longer. */
export interface NoticeContext {
  readonly year: number
  readonly known: { readonly holidays: readonly Day[]; readonly makeupDays: readonly Day[] }
}

interface Day {
  readonly on: string
  readonly name: string
}

/**
 * Reads a holiday notice of the State Council from its plain text: 「一、元旦：1月1日至3日
 * 放假调休，共3天。1月4日（星期日）上班。」 Weekdays and numbers of days given in the text
 * are checked against the calendar; a notice that makes a holiday longer gives the whole
 * year as it stands afterwards. Nothing in it is ever guessed: what is not understood is
 * named among the faults.
 */
export function readNotice(text: string, context: NoticeContext): NoticeText {
  const plain = text.normalize('NFKC').replaceAll(/[ \t\u3000]/g, '')
  const lines = plain.split(NEXT_ITEM).filter((line) => line !== '')
  const faults: string[] = []
  const holidays = new Map<PlainDate, string>()
  const makeupDays = new Map<PlainDate, string>()
  for (const line of lines) {
    const item = ITEM.exec(line)
    if (item?.[1] && item[2]) readItem(item[1], item[2], { context, holidays, makeupDays, faults })
  }
  const extended = lines.flatMap((line) => [...line.matchAll(EXTENSION)])
  for (const [, name = '', days = ''] of extended) lengthen(name, days, { context, holidays, makeupDays, faults })
  if (holidays.size === 0) faults.push('没有读到放假的日子，请核对粘贴的内容，或逐日录入')
  for (const on of makeupDays.keys()) if (holidays.has(on)) faults.push(`${dateText(on)}既放假又上班，请核对`)
  const notice = noticeIn(plain.replaceAll('\n', ''))
  const titled = /关于(?:延长)?(\d{4})年/.exec(notice)?.[1]
  if (titled && Number(titled) !== context.year)
    faults.push(`这是${titled}年的通知，现在录入的是${context.year}年，请换到那一年再录入`)
  return { notice, holidays: sorted(holidays), makeupDays: sorted(makeupDays), faults }
}

/** Items stand each in its line, or one after the other where the lines were lost in copying. */
const NEXT_ITEM = /\n|(?=[一二三四五六七八九十]+、[\p{Script=Han}、]{2,12}?:)/u
/** 「二、春节：…」; the marks of an item are optional, its name and colon are not. */
const ITEM = /^(?:[一二三四五六七八九十\d]+[、.])?([\p{Script=Han}、“”]{2,20}?):(.+)$/u
/** 「延长2020年春节假期至2月2日」. */
const EXTENSION = /延长(?:\d{4}年)?(\p{Script=Han}{2,6}?)假期至([^。;]*?日)/gu
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g
const WEEKDAYS = '一二三四五六日'

interface Reading {
  readonly context: NoticeContext
  readonly holidays: Map<PlainDate, string>
  readonly makeupDays: Map<PlainDate, string>
  readonly faults: string[]
}

function readItem(name: string, words: string, reading: Reading): void {
  const { holidays, makeupDays, faults } = reading
  let known: YearMonth = { year: reading.context.year }
  for (const sentence of words.split(/[。;]/)) {
    const off = sentence.includes('放假')
    if (!off && !/上班/.test(sentence)) continue
    // What an employer is encouraged to give is no day off.
    const said = sentence.split(/放假|上班/)[0] ?? ''
    const { days, last } = daysIn(said, { name, known, off }, faults)
    known = last
    for (const on of days) (off ? holidays : makeupDays).set(on, name)
    const counted = /共(\d+)天/.exec(sentence)?.[1]
    if (off && counted && Number(counted) !== days.length)
      faults.push(`${name}：通知写共${counted}天，读到 ${days.length} 天，请核对`)
    if (days.length === 0) faults.push(`${name}：没有读懂“${sentence}”，请逐日录入`)
  }
}

interface YearMonth {
  readonly year: number
  readonly month?: number
}

/** The days of a sentence, 「1日至3日」 being all of them; year and month carry on from one to the next. */
function daysIn(words: string, at: { name: string; known: YearMonth; off: boolean }, faults: string[]) {
  const days: PlainDate[] = []
  let known = at.known
  let end = 0
  for (const match of words.matchAll(DAY)) {
    const [whole, year, month, date, note = ''] = match
    known = placed(at.name, known, year, month)
    const text = `${known.year}-${two(known.month ?? 0)}-${two(Number(date))}`
    const before = days.at(-1)
    const spans = before !== undefined && /^[至到\-—~～]+$/.test(words.slice(end, match.index))
    end = match.index + whole.length
    if (!isPlainDate(text)) {
      faults.push(`${at.name}：没有 ${text} 这一天，请核对`)
      continue
    }
    const said = /(?:星期|周)([一二三四五六日天])/.exec(note)?.[1]?.replace('天', '日')
    const real = WEEKDAYS[weekday(text) - 1]
    if (said && said !== real) faults.push(`${at.name}：${text} 是星期${real}，通知写星期${said}，请核对`)
    if (spans && before) days.push(...between(before, text, at.name, faults))
    else days.push(text)
  }
  return { days, last: known }
}

/** A New Year's day in December lies in the year before the notice's. */
function placed(name: string, known: YearMonth, year: string | undefined, month: string | undefined): YearMonth {
  if (month === undefined) return year === undefined ? known : { ...known, year: Number(year) }
  const next = Number(month)
  if (year !== undefined) return { year: Number(year), month: next }
  if (known.month === undefined && next === 12 && name.includes('元旦')) return { year: known.year - 1, month: next }
  return { year: known.month === 12 && next === 1 ? known.year + 1 : known.year, month: next }
}

const LONGEST_HOLIDAY = 31

function between(from: PlainDate, to: PlainDate, name: string, faults: string[]): PlainDate[] {
  const count = daysBetween(from, to)
  if (count < 1 || count > LONGEST_HOLIDAY) {
    faults.push(`${name}：${from} 至 ${to} 的起止不对，请核对`)
    return []
  }
  return Array.from({ length: count }, (_, at) => addDays(from, at + 1))
}

function lengthen(name: string, words: string, { context, holidays, makeupDays, faults }: Reading): void {
  const known = context.known.holidays.filter((one) => one.name.includes(name))
  const until = daysIn(words, { name, known: { year: context.year }, off: true }, faults).days.at(-1)
  const last = known
    .map(({ on }) => on)
    .sort()
    .at(-1)
  if (!until || !last || until <= last) {
    faults.push(`${name}：通知延长假期，但本年度还没有录入${name}，或假期本来就更长，请先录入全年安排`)
    return
  }
  for (const one of context.known.holidays) holidays.set(plainDate(one.on), one.name)
  for (let on = addDays(plainDate(last), 1); on <= until; on = addDays(on, 1)) holidays.set(on, name)
  for (const one of context.known.makeupDays)
    if (!holidays.has(plainDate(one.on))) makeupDays.set(plainDate(one.on), one.name)
}

function noticeIn(text: string): string {
  const title = /国务院办公厅关于[^。\n《》]{2,40}?的通知/.exec(text)?.[0] ?? ''
  const number = /国办发(?:明电)?[〔[(]\d{4}[〕\])]\d+号/.exec(text)?.[0]?.replace(/[[(](\d{4})[\])]/, '〔$1〕')
  return title && number ? `${title}（${number}）` : title || (number ?? '')
}

function sorted(days: ReadonlyMap<PlainDate, string>): Named[] {
  return [...days].map(([on, name]) => ({ on, name })).sort((a, b) => (a.on < b.on ? -1 : 1))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
