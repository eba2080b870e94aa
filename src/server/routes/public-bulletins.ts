import { z } from 'zod'
import { type BulletinContent, KIND_COLUMNS, type KindColumn } from '../../statistics/bulletin.ts'
import { SMALLEST_CELL, withholdSmall } from '../../statistics/small-cells.ts'
import { type BulletinRecord, bulletinsOf, findBulletin, listBulletins } from '../../store/bulletins.ts'
import type { PublicBulletin, PublicBulletinList } from '../api-types/bulletins.ts'
import { type Call, type Endpoint, param } from '../endpoint.ts'
import { absent } from '../problem.ts'

/** Bulletins as anybody may see them, where the county chose so: numbers only, and nobody can be found in them. */
export const publicBulletinEndpoints: readonly Endpoint[] = [
  {
    ...{ method: 'get', path: '/api/public/bulletins', summary: '公布的通报，近的在前', tag: '公众' },
    ...{ allow: ['anybody'], handle: list },
  },
  {
    ...{ method: 'get', path: '/api/public/bulletins/{id}', summary: '一份公布的通报（只有数字）', tag: '公众' },
    ...{ allow: ['anybody'], handle: page },
  },
]

const PAGE = 60
const FRESH = { 'cache-control': 'public, max-age=300' } as const
const COLUMNS = Object.keys(KIND_COLUMNS) as KindColumn[]

async function list({ c, context: { db, county, settings } }: Call): Promise<Response> {
  const rows = settings.bulletinOnPortal ? await listBulletins(db, county.code, { limit: PAGE }) : []
  const items = rows.map(({ id, month, number, issuedOn, corrects }) => ({ id, month, number, issuedOn, corrects }))
  return c.json({ items } satisfies PublicBulletinList, 200, FRESH)
}

async function page(call: Call): Promise<Response> {
  const { db, county, settings } = call.context
  const id = z.uuid().safeParse(param(call, 'id'))
  if (!id.success || !settings.bulletinOnPortal) return absent()
  const record = (await findBulletin(db, county.code, id.data)) ?? absent()
  const all = await bulletinsOf(db, county.code, record.month)
  return call.c.json(published(record, all), 200, FRESH)
}

function published(record: BulletinRecord, all: readonly BulletinRecord[]): PublicBulletin {
  const content = record.content as BulletinContent
  const original = all.find(({ id }) => id === record.corrects)
  const { month, from, to, countedOn } = content
  return {
    ...{ number: record.number, month, from, to, countedOn, issuedOn: record.issuedOn, smallest: SMALLEST_CELL },
    columns: COLUMNS.map((column) => KIND_COLUMNS[column]),
    kinds: kindsOf(content),
    lines: linesOf(content),
    correctedBy: all
      .filter(({ corrects }) => corrects === record.id)
      .map(({ id, number, issuedOn }) => ({ id, number, issuedOn })),
    correction: original ? { number: original.number, reason: record.reason ?? '' } : null,
  }
}

/** Each column by itself beside its total, which comes first. */
function kindsOf({ lines }: BulletinContent): PublicBulletin['kinds'] {
  const rows = lines.filter(({ section, id }) => section === 'kinds' && id.endsWith(`.${COLUMNS[0]}`))
  const value = (prefix: string, column: KindColumn) => lines.find(({ id }) => id === `${prefix}.${column}`)?.value ?? 0
  const prefixes = rows.map(({ id }) => id.slice(0, id.lastIndexOf('.')))
  const [total = 'total', ...kinds] = prefixes
  const columns = COLUMNS.map((column) => {
    const whole = value(total, column)
    return [
      whole > 0 && whole < SMALLEST_CELL ? null : whole,
      ...withholdSmall(
        kinds.map((kind) => value(kind, column)),
        whole,
      ),
    ]
  })
  return rows.map(({ label }, at) => {
    const counts = columns.map((column) => column[at] ?? null)
    // A part beside the whole it is of would bound it from below.
    const shown = counts.map((count, place) =>
      partOf(place) !== undefined && counts[partOf(place) ?? 0] === null ? null : count,
    )
    return { label: label.split('：')[0] ?? '', counts: shown }
  })
}

/** Which column a column is a part of: 其中. */
function partOf(place: number): number | undefined {
  const whole: Partial<Record<KindColumn, KindColumn>> = { past: 'closed', late: 'closed', openPast: 'open' }
  const column = COLUMNS[place]
  const of = column ? whole[column] : undefined
  return of ? COLUMNS.indexOf(of) : undefined
}

/** Counts of one to four, and rates of as few, are not told; offices and matters are not at all. */
function linesOf({ lines }: BulletinContent): PublicBulletin['lines'] {
  return lines
    .filter(({ section }) => section === 'whistles' || section === 'rates' || section === 'supervision')
    .map(({ section, label, value, denominator, small }) => {
      const rate = denominator !== undefined
      const few = rate ? small : value !== null && value > 0 && value < SMALLEST_CELL
      return { section, label, rate, small: few, value: few ? null : value }
    })
}
