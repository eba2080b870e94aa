import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { CLOSED } from '../../engine/define.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import type { ListedMatter, ListQuery } from '../../store/list.ts'
import type { CountyContext } from '../county.ts'
import { type Call, given, queryOf } from '../endpoint.ts'

const date = z
  .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), { error: '日期不存在' })
  .meta({ type: 'string', format: 'date' })

/** What a list of matters may be asked for. */
export const LIST = z.object({
  procedure: z.string().max(60).optional(),
  stage: z.string().max(60).optional(),
  office: z.string().max(64).optional(),
  /** Only what no office leads yet. */
  unassigned: z.enum(['true', 'false']).optional(),
  assignee: z.uuid({ error: '经办人编号有误' }).optional(),
  mine: z.enum(['true', 'false']).optional(),
  q: z.string().max(60, { error: '搜索词最多 60 个字，请缩短' }).optional(),
  late: z.enum(['true', 'false']).optional(),
  state: z.enum(['open', 'closed', 'all']).optional(),
  openedFrom: date.optional(),
  openedTo: date.optional(),
  dueFrom: date.optional(),
  dueTo: date.optional(),
  closedFrom: date.optional(),
  closedTo: date.optional(),
  /** Only where this action was ever taken. */
  did: z.string().max(40).optional(),
  /** Where somebody else has done something since. */
  changedSince: z.iso.datetime({ offset: true, error: '时间应写作 2020-03-05T09:30:00Z 的样子' }).optional(),
  sort: z.enum(['due', 'newest']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200, { error: '每页最多 200 条' }).optional(),
})

const SOON_WORKING_DAYS = 3

/** The last day that is near: three working days from today. */
export function soonTo({ clockSettings, today }: CountyContext): PlainDate {
  return clockSettings.calendar.addWorkingDays(today, SOON_WORKING_DAYS)
}

/** A list's query without where it begins. */
type Asked = Omit<z.output<typeof LIST>, 'cursor' | 'limit'>

/** What the caller's list is narrowed to, as asked in the address. */
export function listQuery(call: Call): ListQuery {
  const { cursor, limit = 50, ...asked } = queryOf(call, LIST)
  return { ...narrowedTo(call, asked), ...given({ cursor }), limit }
}

/** The same for a query made here: what the post acted in may see, and of that what is asked. */
export function narrowedTo({ caller, context, services }: Call, query: Asked): Omit<ListQuery, 'limit'> {
  const { mine: own, late, unassigned, state = 'open', stage, sort, changedSince, ...rest } = query
  const all = [...new Set(services.registry.all.flatMap(({ stages }) => Object.keys(stages)))]
  const stages = stage ? [stage] : state === 'closed' ? [CLOSED] : state === 'open' ? all : [...all, CLOSED]
  const bound = isOfficeBound(caller.actor.role) ? { involving: caller.actor.office ?? '' } : {}
  return {
    ...given(rest),
    ...bound,
    ...knownProcedures({ caller, services }),
    ...(own === 'true' && caller.actor.person ? { assignee: caller.actor.person } : {}),
    ...(changedSince ? { changedSince: { at: new Date(changedSince), by: caller.actor.person } } : {}),
    late: late === 'true',
    unassigned: unassigned === 'true',
    stages,
    sort: sort ?? (state === 'open' ? 'due' : 'newest'),
    today: context.today,
  }
}

/** Whoever sees the whole county sees the procedures in which the role has a part, in any version. */
export function knownProcedures({
  caller,
  services,
}: Pick<Call, 'caller' | 'services'>): Pick<ListQuery, 'procedures'> {
  const { role } = caller.actor
  if (isOfficeBound(role) || role === 'leader') return {}
  const all = services.registry.all
  const some = all.filter(({ roles }) => roles[role] !== undefined)
  return some.length === all.length ? {} : { procedures: [...new Set(some.map(({ id }) => id))] }
}

/** True if the post acted in may know of a listed matter of that procedure's version. */
export function mayKnow({ caller, services }: Call, { procedure, version }: ListedMatter): boolean {
  const { role } = caller.actor
  return isOfficeBound(role) || role === 'leader' || services.registry.get(procedure, version).roles[role] !== undefined
}
