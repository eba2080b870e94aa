import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import { phraseQuery } from './grams.ts'
import type { Schema } from './schema.ts'

/** A closed matter with its answer. */
export interface AnsweredRecord {
  readonly id: string
  readonly receiptNumber: string
  readonly title: string
  readonly text: string
  readonly officeName: string | null
  readonly closedOn: PlainDate
  /** The answer as given, where the reader may see the matter; else as published. */
  readonly answer: string
  readonly open: boolean
  readonly published: boolean
}

/** So many that share a word are found; the latest of them are read. */
const FOUND = 3_000
const READ = 300

/**
 * Closed matters that share words with a text and were answered: those the reader's
 * office has a part in (`involving`; of the whole county without it), and any whose
 * answer is published.
 */
export async function findAnsweredBefore(
  tx: Kysely<Schema>,
  county: string,
  query: {
    readonly words: readonly string[]
    readonly procedures: readonly string[]
    readonly not: string
    readonly involving?: string | null
  },
): Promise<AnsweredRecord[]> {
  if (query.words.length === 0) return []
  const mine =
    query.involving === undefined
      ? sql<boolean>`true`
      : sql<boolean>`coalesce(m.lead_office = ${query.involving} or m.assisting_offices @> ${[query.involving ?? '']}::text[], false)`
  const { rows } = await sql<AnsweredRecord>`
    select m.id, m.receipt_number as "receiptNumber", case when ${mine} then m.title else p.title end as title,
      case when ${mine} then t.text else p.title || ' ' || p.question end as text,
      o.name as "officeName", m.closed_on as "closedOn", ${mine} as open, p.matter is not null as published,
      case when ${mine} then coalesce(e.answer, p.answer) else p.answer end as answer
    from search_matter_text(${anyOf(query.words)}, '%', ${FOUND}) as found (matter)
    join matter m on m.county = ${county} and m.id = found.matter
    join matter_text t on t.county = ${county} and t.matter = m.id
    left join office o on o.county = ${county} and o.id = m.lead_office
    left join publication p on p.county = ${county} and p.matter = m.id and p.withdrawn_on is null
    left join lateral (
      select input->>'answer' as answer from event
      where county = ${county} and matter = m.id and action in ('reply', 'answer')
      order by seq desc limit 1) e on true
    where m.stage = 'closed' and m.procedure = any(${[...query.procedures]}::text[]) and m.id <> ${query.not}
      and ((${mine} and e.answer is not null) or p.matter is not null)
    order by m.closed_on desc, m.id limit ${READ}`.execute(tx)
  return rows
}

function anyOf(words: readonly string[]): RawBuilder<string> {
  return sql<string>`${sql.join(
    words.map((word) => sql`(${phraseQuery(word)})`),
    sql` || `,
  )}`
}
