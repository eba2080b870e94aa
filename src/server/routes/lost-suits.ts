import { z } from 'zod'
import { isPlainDate, type PlainDate, plainDate } from '../../calendar/plain-date.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { citationText } from '../../law/cite.ts'
import { DEFECT_NAMES, DEFECTS } from '../../procedures/litigation.outcomes.ts'
import { decodeCursor, encodeCursor } from '../../store/cursor.ts'
import { countDefects, type LostScope, type LostSuit, listLostSuits } from '../../store/lost-suits.ts'
import type { DefectCount, LostSuitList, LostSuitRow } from '../api-types/lost-suits.ts'
import { type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { badCursor, fail } from '../problem.ts'
import { READERS } from './desk.ts'

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })

const QUERY = z.object({
  from: date.optional(),
  to: date.optional(),
  office: z.string().max(64).optional(),
  defect: z.enum(DEFECT_NAMES, { error: `败诉原因应为 ${DEFECT_NAMES.join('、')} 之一` }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

/** Why suits were lost: for dossier reviews, oversight and training. */
export const lostSuitEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/lost-suits',
    summary: '败诉案件和败诉原因',
    tag: '统计',
    allow: READERS,
    query: QUERY,
    handle: list,
  },
]

/** The year so far where no period is named; an office-bound reader sees the suits of its own office. */
function scopeOf(call: Call): LostScope {
  const { from, to, office, defect } = queryOf(call, QUERY)
  const { actor } = call.caller
  const year = (from ?? to ?? call.context.today).slice(0, 4)
  const period = { from: from ?? plainDate(`${year}-01-01`), to: to ?? plainDate(`${year}-12-31`) }
  if (period.to < period.from) fail(422, 'dates-reversed', '结束日期不能早于开始日期，请改正')
  const lead = isOfficeBound(actor.role) ? (actor.office ?? '') : office
  return { ...period, ...(lead === undefined ? {} : { office: lead }), ...(defect ? { defect } : {}) }
}

async function list(call: Call): Promise<Response> {
  const { context } = call
  const { cursor, limit = 50 } = queryOf(call, QUERY)
  const scope = scopeOf(call)
  const after = cursor ? (decodeCursor(cursor) ?? badCursor()) : undefined
  const { code } = context.county
  const found = await listLostSuits(context.db, code, { ...scope, limit: limit + 1, ...(after ? { after } : {}) })
  const { lost, byDefect } = await countDefects(context.db, code, scope, DEFECT_NAMES)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const body: LostSuitList = {
    from: scope.from,
    to: scope.to,
    lost,
    defects: DEFECT_NAMES.map((defect) => defectCount(defect, byDefect[defect] ?? 0)),
    items: shown.map(rowOf),
    ...(found.length > limit && last ? { nextCursor: encodeCursor({ on: last.openedOn, id: last.id }) } : {}),
  }
  return call.c.json(body)
}

function defectCount(defect: (typeof DEFECT_NAMES)[number], suits: number): DefectCount {
  const about = DEFECTS[defect]
  return { defect, label: about.label, law: 'law' in about ? citationText(about.law) : null, suits }
}

function rowOf({ id, receiptNumber, openedOn, closedOn, leadOffice, leadOfficeName, facts }: LostSuit): LostSuitRow {
  const text = (name: string) => String(facts[name] ?? '')
  return {
    id,
    receiptNumber,
    instance: text('instance'),
    act: text('subject'),
    actKind: text('actKind'),
    result: text('result'),
    openedOn,
    closedOn,
    office: leadOffice,
    officeName: leadOfficeName,
    defects: DEFECT_NAMES.filter((name) => facts[name] === true).map((defect) => ({
      defect,
      label: DEFECTS[defect].label,
    })),
    lesson: facts['lesson'] === undefined ? null : text('lesson'),
  }
}
