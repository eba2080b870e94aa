import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line, whole, yesNo } from '../../engine/fields.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { LADDER_LABELS, LADDER_STEPS, type LadderStep } from '../../modules/supervision/index.ts'
import { countBatch, findBatchInstruction, listBatchOrders } from '../../store/batches.ts'
import { countStanding, laddersOf, listBatches, listStanding, stepsOf } from '../../store/ladders.ts'
import { findListed } from '../../store/list.ts'
import { sameMatters } from '../../store/same-matter.ts'
import { SETTINGS } from '../../store/settings.ts'
import type {
  BatchList,
  BatchPage,
  LadderList,
  LadderSetting,
  LadderStepInfo,
  MatterLadders,
} from '../api-types/supervision.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentRows } from '../present/matter.ts'
import { findNames } from '../present/names.ts'
import { absent, fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'
import { READERS } from './desk.ts'
import { readable } from './readable.ts'

const WATCHED: readonly Principal[] = ['clerk', 'township', 'director', 'dispatcher', 'supervisor', 'leader']
const LIST = z.object({
  step: z.enum(LADDER_STEPS).optional(),
  cursor: z.uuid({ error: '翻页位置有误，请从第一页重新开始' }).optional(),
})
const BATCH = z.object({
  name: z.string().min(1, { error: '请指明专项名称' }).max(60),
  cursor: z.string().max(200).optional(),
})
const BATCH_PAGE = 50
const left = (title: string) => whole(`${title}（剩余工作日）`, { min: -250, max: 60 })
const LADDER = form({
  on: yesNo('启用自动督办'),
  warn: left('预警'),
  remind: left('催办'),
  order: left('督办'),
  talk: left('约谈'),
  announce: left('通报'),
  from: line('每日开始', { max: 5 }),
  until: line('每日结束', { max: 5 }),
})

/** The ladder of supervision: who stands on it, and by what rule. */
export const supervisionEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/ladders',
    summary: '正在督办台阶上的事项',
    tag: '督办',
    allow: WATCHED,
    query: LIST,
    handle: standing,
  },
  {
    method: 'get',
    path: '/api/matters/{id}/ladder',
    summary: '一件事项的预警、催办、督办、约谈和通报',
    tag: '督办',
    allow: READERS,
    handle: ladders,
  },
  {
    method: 'get',
    path: '/api/supervision/batches',
    summary: '专项督办的进度',
    tag: '督办',
    allow: ['dispatcher', 'supervisor', 'leader'],
    handle: batches,
  },
  {
    method: 'get',
    path: '/api/supervision/batch',
    summary: '一项专项督办：批示、各督办单和进度',
    tag: '督办',
    allow: ['dispatcher', 'supervisor', 'leader'],
    query: BATCH,
    handle: batch,
  },
  {
    method: 'get',
    path: '/api/admin/ladder',
    summary: '自动督办的规则',
    tag: '管理',
    allow: ['administrator', 'supervisor'],
    handle: ({ c, context }) => c.json(context.settings.ladder satisfies LadderSetting),
  },
  {
    method: 'put',
    path: '/api/admin/ladder',
    summary: '设置自动督办的规则',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(LADDER),
    handle: setLadder,
  },
]

async function standing(call: Call): Promise<Response> {
  const { context, caller, services } = call
  const { db, county, today } = context
  const { step, cursor } = queryOf(call, LIST)
  const office = isOfficeBound(caller.actor.role) ? (caller.actor.office ?? '') : undefined
  const within = office === undefined ? {} : { office }
  const [page, counts] = await Promise.all([
    listStanding(db, county.code, { ...within, ...(step ? { step } : {}), ...(cursor ? { after: cursor } : {}) }),
    countStanding(db, county.code, office),
  ])
  const listed = await findListed(
    db,
    county.code,
    page.items.map(({ matter }) => matter),
    today,
  )
  const rows = new Map((await presentRows(services, context, listed)).map((row) => [row.id, row]))
  const body: LadderList = {
    items: page.items.flatMap(({ ladder, step: at, raisedAt, matter }) => {
      const row = rows.get(matter)
      const name = at as LadderStep
      return row
        ? [{ ladder, step: name, stepLabel: LADDER_LABELS[name], raisedAt: raisedAt.toISOString(), matter: row }]
        : []
    }),
    counts: Object.fromEntries(LADDER_STEPS.map((one) => [one, counts.get(one) ?? 0])) as LadderList['counts'],
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return call.c.json(body)
}

async function ladders(call: Call): Promise<Response> {
  const { context, services } = call
  const { db, county } = context
  const row = await readable(call)
  const found = await laddersOf(db, county.code, await sameMatters(db, county.code, row.id))
  const steps = await stepsOf(
    db,
    county.code,
    found.map(({ id }) => id),
  )
  const names = await findNames(services, context, {
    offices: steps.map(({ office }) => office),
    people: steps.flatMap(({ told }) => told),
  })
  const told = (step: (typeof steps)[number]): LadderStepInfo => ({
    step: step.step as LadderStep,
    label: LADDER_LABELS[step.step as LadderStep],
    raisedAt: step.raisedAt.toISOString(),
    dueOn: step.dueOn,
    workingDaysLeft: step.workingDaysLeft,
    officeName: step.office ? (names.offices.get(step.office) ?? null) : null,
    told: step.told.flatMap((person) => names.people.get(person) ?? []),
    ...(step.orderMatter ? { orderMatter: step.orderMatter } : {}),
  })
  const body: MatterLadders = {
    items: found.map(({ id, openedAt, closedAt, closedBecause }) => ({
      id,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      closedBecause,
      steps: steps.filter(({ ladder }) => ladder === id).map(told),
    })),
  }
  return call.c.json(body)
}

async function batches({ c, context }: Call): Promise<Response> {
  const { db, county, today } = context
  return c.json({ items: await listBatches(db, county.code, today) } satisfies BatchList)
}

async function batch(call: Call): Promise<Response> {
  const { context, services } = call
  const { db, county, today } = context
  const { name, cursor } = queryOf(call, BATCH)
  const [page, counts, instruction] = await Promise.all([
    listBatchOrders(db, county.code, { name, ...(cursor ? { cursor } : {}), limit: BATCH_PAGE }).catch(
      (error: unknown) =>
        error instanceof RangeError ? fail(422, 'bad-cursor', '翻页位置有误，请从头开始') : Promise.reject(error),
    ),
    countBatch(db, county.code, { name, today }),
    findBatchInstruction(db, county.code, name),
  ])
  if (counts.total === 0 && !instruction) return absent()
  const body: BatchPage = {
    name,
    counts,
    ...(instruction ? { instruction } : {}),
    items: await presentRows(services, context, await findListed(db, county.code, page.ids, today)),
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return call.c.json(body)
}

async function setLadder(call: Call): Promise<Response> {
  const asked = await bodyOf(call, LADDER)
  const checked = SETTINGS.ladder.safeParse(asked)
  if (!checked.success) return fail(422, 'bad-ladder', checked.error.issues[0]?.message ?? '规则有误，请核对')
  await changeSettings(call, 'ladder', checked.data)
  return call.c.json(checked.data)
}
