import { z } from 'zod'
import { contentWords } from '../../language/function-words.ts'
import { searchWords } from '../../language/words.ts'
import {
  findPublication,
  listPublications,
  nearPublications,
  type PublicationQuery,
  type PublicationRecord,
} from '../../store/publications.ts'
import type { PublicationList, PublicationPage, PublicationRow } from '../api-types.ts'
import { type Call, type Endpoint, given, queryOf } from '../endpoint.ts'
import { absent, badCursorOr } from '../problem.ts'
import { matterId } from './matters.ts'

const REPLIES = z.object({
  q: z.string().max(60, { error: '搜索词最多 60 个字' }).optional().meta({ description: '词或短语' }),
  procedure: z.string().max(60).optional(),
  office: z.string().max(64).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '月份应写作 2026-03 的样子' })
    .optional()
    .meta({ description: '公开的月份' }),
  cursor: z.string().max(200).optional(),
})

const PAGE = 20
/** More words than these say no more about what somebody looks for. */
const MOST_WORDS = 8

/** Published letters and answers: looked through, and one of them. */
export const replyEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/publications',
    summary: '已公开的来信和答复',
    tag: '公众',
    allow: ['anybody'],
    query: REPLIES,
    handle: replies,
  },
  {
    method: 'get',
    path: '/api/publications/{id}',
    summary: '一件已公开的答复',
    tag: '公众',
    allow: ['anybody'],
    handle: reply,
  },
]

async function replies(call: Call): Promise<Response> {
  const { q = '', ...query } = queryOf(call, REPLIES)
  const { db, county } = call.context
  const terms = q.split(/[\s、，。；！？,;!?]+/u).filter((term) => term !== '')
  const asked: PublicationQuery = { ...given(query), terms, limit: PAGE }
  const page = await listPublications(db, county.code, asked).catch(badCursorOr)
  const exact = page.items.length > 0 || terms.length === 0 || Boolean(query.cursor)
  return call.c.json(exact ? presentList(call, page, terms) : await near(call, asked))
}

/** Nobody wrote it in just these words: the replies that share the most of them. */
async function near(call: Call, asked: PublicationQuery): Promise<PublicationList> {
  const { db, county } = call.context
  const said = [...new Set(asked.terms?.flatMap((term) => contentWords(searchWords(term))))]
    .filter((word) => word.length > 1)
    .slice(0, MOST_WORDS)
  const items = await nearPublications(db, county.code, { ...asked, terms: said })
  // Only what is really there is told, and marked.
  const held = said.filter((word) =>
    items.some(({ title, question, answer }) => `${title}\n${question}\n${answer}`.includes(word)),
  )
  return items.length > 0 ? { ...presentList(call, { items }, held), near: true } : { items: [], words: [] }
}

function presentList(
  call: Call,
  page: { items: readonly PublicationRecord[]; nextCursor?: string },
  terms: readonly string[],
): PublicationList {
  return {
    items: page.items.map((row) => presentReply(call, row, terms)),
    words: [...terms],
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
}

function presentReply({ services }: Call, row: PublicationRecord, terms: readonly string[] = []): PublicationRow {
  return {
    id: row.matter,
    procedure: row.procedure,
    procedureTitle: services.registry.find(row.procedure)?.title ?? row.procedure,
    title: row.title,
    officeName: row.officeName,
    publishedOn: row.publishedOn,
    excerpt: excerptOf(row, terms),
  }
}

const EXCERPT = 80

/** The answer's beginning; where the words stand elsewhere, the place where they stand. */
function excerptOf({ title, question, answer }: PublicationRecord, terms: readonly string[]): string {
  const places = (text: string) =>
    terms.map((term) => text.toLowerCase().indexOf(term.toLowerCase())).filter((at) => at >= 0)
  const elsewhere = places(title).length + places(answer).length === 0 && places(question).length > 0
  const text = elsewhere ? question : answer
  const at = Math.min(...places(text), text.length)
  const letters = [...text]
  const start = at === text.length ? 0 : Math.max(0, [...text.slice(0, at)].length - 20)
  const cut = letters.slice(start, start + EXCERPT).join('')
  return `${start > 0 ? '…' : ''}${cut}${start + EXCERPT < letters.length ? '…' : ''}`
}

async function reply(call: Call): Promise<Response> {
  const row = await findPublication(call.context.db, call.context.county.code, matterId(call))
  if (!row) return absent()
  const body: PublicationPage = { ...presentReply(call, row), question: row.question, answer: row.answer }
  return call.c.json(body)
}
