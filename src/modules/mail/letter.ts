import { sql } from 'kysely'
import { kindLabel, tellsNothingOfCitizens } from '../notifications/index.ts'
import { type MailAddress, stopToken } from './address.ts'
import type { MailContext } from './context.ts'

/** A notification as a letter names it. */
export interface Line {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly link: string | null
  /** Of the matter it leads to. */
  readonly receiptNumber: string | null
  readonly procedure: string | null
  readonly version: number | null
}

/** Beyond this a letter says how many more there are. */
const MOST_LINES = 50

/** What a letter carries and its person has not read yet, oldest first. */
export async function linesOf({ db, county }: MailContext, person: string, letter: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select n.id, n.kind, n.text, n.link, m.receipt_number, m.procedure, m.version
    from mail_item i
    join notification n on n.county = i.county and n.id = i.notification
    left join matter m on m.county = i.county
      and m.id = substring(n.link from '^/desk/matters/([0-9a-f-]{36})$')::uuid
    where i.county = ${county.code} and i.letter = ${letter}
      and not exists (select from notification_read d
        where d.county = i.county and d.person = ${person} and d.notification = n.id)
    order by n.created_at, n.id`.execute(db)
  return rows
}

/** A letter ready to go. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly unsubscribe: string
}

/**
 * What a letter reads. It goes through strangers' servers: it names the kind of news, the kind of matter,
 * its number and where to read it, and no word that a citizen wrote. Each says why it came and how to stop it.
 */
export function letterOf(context: MailContext, person: string, address: MailAddress, lines: readonly Line[]): Letter {
  const { county } = context
  const { origin } = address
  const stop = `${origin}/unsubscribe#${stopToken(context, person, address)}`
  const shown = lines.slice(0, MOST_LINES)
  const [only] = lines
  const what = lines.length === 1 && only ? subjectOf(only) : `${lines.length} 条工作通知`
  const labels = [...new Set(lines.map(({ kind }) => kindLabel(kind)))].join('、')
  return {
    subject: `${county.name}工作台：${what}`,
    text: [
      `${county.name}法治政府工作台有 ${lines.length} 条通知等您看：`,
      '',
      ...shown.flatMap((line, at) => [
        `${at + 1}. ${sentenceOf(context, line)}`,
        ...(line.link ? [`   ${origin}${line.link}`] : []),
      ]),
      ...(lines.length > shown.length ? [`还有 ${lines.length - shown.length} 条，请到工作台看：${origin}/desk`] : []),
      '',
      '来信人的姓名和内容不写进邮件，请登录工作台看。',
      '',
      `为什么收到这封信：您在“我的设置”里确认了这个邮箱，并选了把“${labels}”发到这里。`,
      `改为每天汇总、设免打扰时间或者不发某一类：${origin}/desk/me`,
      `全部停发（不用登录）：${stop}`,
    ].join('\n'),
    unsubscribe: stop,
  }
}

function subjectOf(line: Line): string {
  return [kindLabel(line.kind), line.receiptNumber].filter(Boolean).join(' ')
}

function sentenceOf({ registry }: MailContext, line: Line): string {
  const { kind, receiptNumber, procedure, version, text } = line
  if (procedure && version !== null)
    return `${kindLabel(kind)}：${registry.get(procedure, version).title} ${receiptNumber}`
  return tellsNothingOfCitizens(kind) ? `${kindLabel(kind)}：${text}` : kindLabel(kind)
}
