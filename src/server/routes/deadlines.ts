import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { citationText } from '../../law/cite.ts'
import { dayStrip } from '../../law/day-strip.ts'
import { dueText, reckonCase } from '../../law/deadline-case.ts'
import { explain } from '../../law/explain.ts'
import { LIMIT_AREAS, LIMITS } from '../../law/limit.ts'
import { checkedText, isCountyLimit, unitOf } from '../../law/limit-version.ts'
import type { CountyLimitInfo, DeadlineAnswer, LimitList } from '../api-types/clocks.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { presentStrip } from '../present/clock.ts'
import { formSchema } from '../present/fields.ts'
import { presentLimit } from '../present/limit.ts'
import { fail } from '../problem.ts'
import { zippedJson } from '../zipped.ts'
import { changeSettings } from './change-settings.ts'

const text = z.string().max(40)
const DEADLINE = form({
  limitId: z.string().min(1, { error: '请选择一项期限' }).max(80).meta({ title: '期限' }),
  start: z.string({ error: '请填写起算日' }).min(1, { error: '请填写起算日' }).max(20).meta({ title: '起算日' }),
  events: z
    .array(
      form({
        type: z.enum(['exclude', 'extend', 'restart', 'use']),
        from: text.optional(),
        to: text.optional(),
        on: text.optional(),
        total: z.int().min(1).max(3_650).optional(),
        amount: z.int().min(1).max(100).optional(),
        approvedOn: text.optional(),
      }),
    )
    .max(50, { error: '事件最多 50 条' })
    .optional()
    .meta({ title: '其间的事实' }),
})

const COUNTY_LIMITS = LIMITS.filter((limit) => isCountyLimit(limit) && limit.mode !== 'window')
const COUNTY_LIMIT = form({
  id: z.string().refine((id) => COUNTY_LIMITS.some((limit) => limit.id === id), { error: '这项期限不由本县设置' }),
  amount: z.int().min(1).max(3_650).nullable(),
})

/** The statute's clock for anybody, and the few figures a county sets itself. */
export const deadlineEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/limits',
    summary: '全部法定期限',
    tag: '公众',
    allow: ['anybody'],
    handle: ({ c, context }) =>
      zippedJson(c, {
        areas: LIMIT_AREAS.map(({ id, title, limits }) => ({
          id,
          title,
          limits: limits.map((limit) => presentLimit(limit, context.clockSettings)),
        })),
      } satisfies LimitList),
  },
  {
    method: 'post',
    path: '/api/deadlines',
    summary: '推算一项期限的届满日，附逐步说明',
    tag: '公众',
    allow: ['anybody'],
    idempotent: false,
    body: formSchema(DEADLINE),
    handle: reckoned,
  },
  {
    method: 'get',
    path: '/api/admin/limits',
    summary: '由本县确定或尚未核实的期限',
    tag: '管理',
    allow: ['administrator'],
    handle: ({ c, context }) =>
      c.json({ items: COUNTY_LIMITS.map((limit) => countyLimit(limit, context.settings.limits)) }),
  },
  {
    method: 'put',
    path: '/api/admin/limits',
    summary: '设置由本县确定的期限',
    tag: '管理',
    allow: ['administrator'],
    idempotent: false,
    body: formSchema(COUNTY_LIMIT),
    handle: setLimit,
  },
]

async function reckoned(call: Call): Promise<Response> {
  const { c, context } = call
  const body = await bodyOf(call, DEADLINE)
  const own = context.settings.limits[body.limitId]
  const { calendar } = context.clockSettings
  const result = reckonCase({ ...body, ...(own ? { amount: own.amount } : {}) }, calendar)
  if ('error' in result)
    return fail(422, result.error, UNANSWERED[result.error] ?? '所填的事实不能推算，请核对日期和期限')
  const { reckoning, limit } = result
  const { safeBy, dueIfRolled, dueConservative, earliestOn, provisional, needsCalendar, estimatedOn } = reckoning
  const strip = dayStrip(reckoning, calendar)
  const error = reckoning.error ?? (reckoning.suspended ? 'suspended' : undefined)
  return c.json({
    limit: presentLimit(reckoning.limit ?? limit, context.clockSettings),
    due: dueText(reckoning),
    ...(safeBy ? { safeBy } : {}),
    ...(dueIfRolled ? { dueIfRolled } : {}),
    ...(dueConservative ? { dueConservative } : {}),
    ...(earliestOn ? { earliestOn } : {}),
    ...(provisional ? { provisional } : {}),
    ...(needsCalendar ? { needsCalendar } : {}),
    ...(estimatedOn ? { estimatedOn } : {}),
    ...(error ? { error } : {}),
    lines: explain(reckoning),
    ...(strip ? { strip: presentStrip(strip) } : {}),
  } satisfies DeadlineAnswer)
}

const UNANSWERED: Readonly<Record<string, string>> = {
  'unknown-limit': '没有这项期限，请从列表中选择',
  'invalid-date': '日期不存在，请按 2020-03-05 的样子填写',
  'not-in-force': '起算当日没有这项期限的规定，请核对起算日，或另选当时的规定',
  'event-not-allowed': '所填的事实不完整，或者这项期限不接受，请核对',
}

type CountyLimit = (typeof COUNTY_LIMITS)[number]

function countyLimit(limit: CountyLimit, settled: Call['context']['settings']['limits']): CountyLimitInfo {
  return {
    id: limit.id,
    name: limit.name,
    ...(limit.citation ? { law: citationText(limit.citation) } : {}),
    mark: checkedText(limit) ?? '',
    unit: unitOf(limit),
    defaultAmount: limit.length?.amount ?? null,
    amount: settled[limit.id]?.amount ?? null,
  }
}

async function setLimit(call: Call): Promise<Response> {
  const { id, amount } = await bodyOf(call, COUNTY_LIMIT)
  const limit = COUNTY_LIMITS.find((one) => one.id === id)
  const unit = limit ? unitOf(limit) : 'workingDay'
  await changeSettings(call, 'limits', ({ [id]: _, ...others }) =>
    amount === null ? others : { ...others, [id]: { amount, unit } },
  )
  return call.c.json({ id, amount })
}
