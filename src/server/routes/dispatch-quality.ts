import { z } from 'zod'
import { addDays, isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { CLOSED, form } from '../../engine/define.ts'
import { stageLabel } from '../../engine/permit.ts'
import { followDispatch, messageOf, type Retrained, retrain, rollBack } from '../../modules/dispatch-desk/index.ts'
import { listGenerations } from '../../store/dispatch-generations.ts'
import {
  calibrationOf,
  countChecks,
  DECISION_KINDS,
  driftOf,
  listDecisions,
  listToCheck,
  type QualityRow,
  qualityByLabel,
  qualityByMonth,
  type ToCheck,
} from '../../store/dispatch-quality.ts'
import { changeSetting } from '../../store/settings.ts'
import type {
  CheckItem,
  CheckList,
  DecisionList,
  DispatchQuality,
  GenerationInfo,
  QualityCounts,
  RetrainResult,
} from '../api-types/dispatch.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { categoriesOf, officeNames } from '../present/advice.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, badCursorOr, fail } from '../problem.ts'
import { dispatchContext } from './dispatch.ts'

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })
const SCOPE = z.object({
  task: z.enum(['category', 'office'], { error: '请选择归类或分办' }).default('office'),
  from: date.optional(),
  to: date.optional(),
})
const DECISIONS = SCOPE.extend({
  kind: z.enum(DECISION_KINDS).default('all'),
  label: z.string().max(64).optional(),
  cursor: z.string().max(200).optional(),
})
const BY_SELF = form({
  bySelf: z.enum(['off', 'classify', 'assign'], { error: '请选择程序可以自动办到哪一步' }).meta({ title: '自动分办' }),
})

const RETRAIN = form({
  task: z.enum(['category', 'office'], { error: '请选择归类或分办' }).meta({ title: '训练哪一项' }),
})

const READERS: readonly Principal[] = ['dispatcher', 'supervisor', 'leader']
const CHECKERS: readonly Principal[] = ['dispatcher', 'supervisor']

/** How well the program advises, and what it did of itself. Nobody is ranked. */
export const dispatchQualityEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/dispatch/quality',
    summary: '智能分办的质量',
    tag: '分办',
    allow: READERS,
    query: SCOPE,
    handle: quality,
  },
  {
    method: 'get',
    path: '/api/dispatch/decisions',
    summary: '一个数字背后的分办决定',
    tag: '分办',
    allow: READERS,
    query: DECISIONS,
    handle: decisions,
  },
  {
    method: 'get',
    path: '/api/dispatch/checks',
    summary: '待抽查的自动分办',
    tag: '分办',
    allow: CHECKERS,
    handle: checks,
  },
  {
    method: 'put',
    path: '/api/dispatch/by-self',
    summary: '程序可以自动办到哪一步',
    tag: '分办',
    allow: ['dispatcher', 'administrator'],
    idempotent: false,
    body: formSchema(BY_SELF),
    handle: setBySelf,
  },
  {
    method: 'post',
    path: '/api/dispatch/retrain',
    summary: '用本县的决定重新训练',
    tag: '分办',
    allow: ['dispatcher'],
    idempotent: false,
    body: formSchema(RETRAIN),
    handle: retrainNow,
  },
  {
    method: 'post',
    path: '/api/dispatch/generations/{task}/{number}/roll-back',
    summary: '退回上一代模型',
    tag: '分办',
    allow: ['dispatcher'],
    idempotent: false,
    handle: goBack,
  },
]

/** The year up to today, unless told otherwise. */
function scopeOf(call: Call, { task, from, to }: z.output<typeof SCOPE>) {
  const until = to ?? call.context.today
  const since = from ?? addDays(until, -365)
  if (since > until) fail(422, 'dates-reversed', '开始日期不能晚于结束日期，请改正')
  return { task, from: since, to: until }
}

async function quality(call: Call): Promise<Response> {
  const scope = scopeOf(call, queryOf(call, SCOPE))
  const { db, county, settings } = call.context
  await followDispatch(dispatchContext(call))
  const [months, labels, calibration, drift, names, generations] = await Promise.all([
    qualityByMonth(db, county.code, scope),
    qualityByLabel(db, county.code, scope),
    calibrationOf(db, county.code, scope),
    driftOf(db, county.code, scope),
    officeNames(db, county.code),
    presentGenerations(call),
  ])
  const body: DispatchQuality = {
    ...scope,
    totals: counts(months.find(({ month }) => month === null)),
    months: months.flatMap(({ month, ...row }) => (month ? [{ month, ...counts(row) }] : [])),
    labels: labels.map((row) => ({ ...row, name: names.get(row.label) ?? row.label })),
    calibration: calibration.map(({ tenth, ...row }) => ({ from: tenth / 10, to: (tenth + 1) / 10, ...row })),
    drift,
    generations,
    bySelf: settings.dispatchBySelf,
  }
  return call.c.json(body)
}

function counts(row: QualityRow | undefined): QualityCounts {
  return {
    matters: row?.matters ?? 0,
    first: row?.first ?? 0,
    three: row?.three ?? 0,
    sure: row?.sure ?? 0,
    sureRight: row?.sureRight ?? 0,
    itself: row?.itself ?? 0,
    corrected: row?.corrected ?? 0,
    returned: row?.returned ?? 0,
    checked: row?.checked ?? 0,
    checkedWrong: row?.checkedWrong ?? 0,
  }
}

/** The county's generations, newest first, with the names of whoever asked for them. */
export async function presentGenerations({ context, services }: Call): Promise<GenerationInfo[]> {
  const rows = await listGenerations(context.db, context.county.code)
  const { people } = await findNames(services, context, { offices: [], people: rows.map(({ trainedBy }) => trainedBy) })
  return rows.map(
    ({ task, number, standing, trainedAt, trainedBy, examples, quality: now, qualityBefore, reason }) => ({
      ...{ task, number, standing, examples, qualityBefore, reason },
      quality: now,
      trainedAt: trainedAt.toISOString(),
      trainedByName: trainedBy ? (people.get(trainedBy) ?? null) : null,
    }),
  )
}

const HOW: Readonly<Record<string, string>> = {
  itself: '程序自动',
  accepted: '采纳首条建议',
  chosen: '另选',
  corrected: '更正',
  returned: '单位退回',
  recalled: '收回',
  declined: '不予受理',
}

const PAGE = 30

async function decisions(call: Call): Promise<Response> {
  const { kind, label, cursor, ...rest } = queryOf(call, DECISIONS)
  const { db, county } = call.context
  await followDispatch(dispatchContext(call))
  const [page, names] = await Promise.all([
    listDecisions(db, county.code, {
      ...scopeOf(call, rest),
      kind,
      limit: PAGE,
      ...(label ? { label } : {}),
      ...(cursor ? { cursor } : {}),
    }).catch(badCursorOr),
    officeNames(db, county.code),
  ])
  const named = (text: string | null) => (text === null ? null : (names.get(text) ?? text))
  const body: DecisionList = {
    items: page.items.map(({ matter, advised, chosen, overruled, how, ...row }) => ({
      ...row,
      id: matter,
      how,
      howLabel: HOW[how] ?? how,
      advised: advised.map(({ label: each, probability }) => ({ name: named(each) ?? each, probability })),
      chosenName: named(chosen),
      overruledName: named(overruled),
    })),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return call.c.json(body)
}

const CHECKS = 50

async function checks(call: Call): Promise<Response> {
  const { db, county, today } = call.context
  await followDispatch(dispatchContext(call))
  const [rows, counted, names] = await Promise.all([
    listToCheck(db, county.code, CHECKS),
    countChecks(db, county.code, addDays(today, -90)),
    officeNames(db, county.code),
  ])
  const body: CheckList = { items: rows.map((row) => presentCheck(call, row, names)), counts: counted }
  return call.c.json(body)
}

function presentCheck({ services }: Call, row: ToCheck, names: ReadonlyMap<string, string>): CheckItem {
  const definition = services.registry.get(row.procedure, row.version)
  const of = (task: string) => row.decisions.find((decision) => decision.task === task)
  const [category, office] = [of('category'), of('office')]
  return {
    id: row.matter,
    plural: definition.plural,
    receiptNumber: row.receiptNumber,
    title: row.title,
    body: messageOf(row.text).body,
    seq: row.seq,
    stage: row.stage,
    stageLabel: stageLabel(definition, row.stage),
    decidedOn: row.decidedOn,
    category: category ? { chosen: category.chosen, probability: category.probability } : null,
    office: office
      ? { chosen: office.chosen, name: names.get(office.chosen) ?? office.chosen, probability: office.probability }
      : null,
    categories: categoriesOf(definition),
    open: row.stage !== CLOSED,
  }
}

async function setBySelf(call: Call): Promise<Response> {
  const { bySelf } = await bodyOf(call, BY_SELF)
  const { db, county, now } = call.context
  await changeSetting(db, county.code, { key: 'dispatchBySelf', value: bySelf, by: call.caller.actor.person, at: now })
  call.counties.forget()
  return call.c.json({ bySelf })
}

/** One at a time for each county: a second press would train the same again. */
const training = new Map<string, Promise<Retrained>>()

async function retrainNow(call: Call): Promise<Response> {
  const { task } = await bodyOf(call, RETRAIN)
  const key = `${call.context.county.code} ${task}`
  if (training.has(key)) return fail(409, 'training', '正在训练，请等训练完成后再看结果')
  const work = retrain(dispatchContext(call), task, { by: call.caller.actor.person, at: call.context.now })
  training.set(key, work)
  try {
    const body: RetrainResult = { ...(await work) }
    return call.c.json(body)
  } finally {
    training.delete(key)
  }
}

async function goBack(call: Call): Promise<Response> {
  const task = param(call, 'task')
  const number = Number(param(call, 'number'))
  if ((task !== 'category' && task !== 'office') || !Number.isInteger(number)) return absent()
  const { actor } = call.caller
  const done = await rollBack(dispatchContext(call), { task, number, by: actor.person, at: call.context.now })
  return done ? call.c.json({ done }) : fail(409, 'not-in-use', '这一代现在不在用，请刷新页面后再看')
}
