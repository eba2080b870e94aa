import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { undoChange } from '../../modules/configuration/index.ts'
import { type ConfigurationChange, listChanges } from '../../store/configuration-changes.ts'
import type { ChangeInfo, ChangeList, UndoResult } from '../api-types/configuration.ts'
import { accountContext } from '../county.ts'
import { type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { comparison, namedIn, SUBJECTS, subjectLabel, titleOf } from '../present/configuration.ts'
import type { Names } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, ProblemError, refusalProblem } from '../problem.ts'
import { carryOn, redatingContext } from './calendar.ts'

const PAGE = 50
const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const CHANGES = z.object({
  subject: z.string().max(40).optional(),
  key: z.string().max(100).optional(),
  person: z.uuid({ error: '没有这位工作人员，请重新选择' }).optional(),
  from: date.optional(),
  to: date.optional(),
  cursor: z.coerce.number({ error: '翻页位置有误，请从第一页重新开始' }).int().min(1).optional(),
})

/** What was configured, by whom, and how it is taken back. */
export const configurationEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/admin/changes',
    summary: '设置、单位及职责、岗位和地名的变更记录',
    tag: '管理',
    allow: ['administrator', 'auditor'],
    query: CHANGES,
    handle: changes,
  },
  {
    method: 'post',
    path: '/api/admin/changes/{id}/undo',
    summary: '撤销一次变更：恢复到变更之前',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    handle: undo,
  },
]

async function changes(call: Call): Promise<Response> {
  const { services, context, c } = call
  const filter = queryOf(call, CHANGES)
  const rows = await listChanges(context.db, context.county.code, { ...filter, limit: PAGE + 1 })
  const shown = rows.slice(0, PAGE)
  const { offices, people } = namedIn(shown.flatMap(({ before, after }) => [before, after]))
  const names = await findNames(services, context, {
    offices,
    people: [...people, ...shown.map(({ person }) => person)],
  })
  const body: ChangeList = {
    items: shown.map((row) => present(row, names)),
    subjects: SUBJECTS,
    ...(rows.length > PAGE ? { nextCursor: String(shown.at(-1)?.id) } : {}),
  }
  return c.json(body)
}

function present(change: ConfigurationChange, names: Names): ChangeInfo {
  const { id, subject, key, before, after, person, reason, undoes, undoneBy, latest } = change
  return {
    id,
    changedAt: change.changedAt.toISOString(),
    personName: person ? (names.people.get(person) ?? null) : null,
    subject,
    subjectLabel: subjectLabel(subject),
    title: titleOf(subject, key, after ?? before, names),
    kind: before === null ? 'created' : after === null ? 'removed' : 'changed',
    lines: comparison(subject, before, after, names),
    reason,
    undoes,
    undoneBy,
    undoable: latest && undoneBy === null,
  }
}

async function undo(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const id = Number(param(call, 'id'))
  if (!Number.isSafeInteger(id) || id < 1) return absent()
  const accounts = accountContext(services, context, caller.actor.person)
  const result = await undoChange({ accounts, redating: redatingContext(call) }, id)
  if (result === undefined) return absent()
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  carryOn(call, result.redating)
  const body: UndoResult = { done: true, redating: result.redating }
  return call.c.json(body)
}
