import { LIMITS } from '../../law/limit.ts'
import { isCountyLimit, unitOf } from '../../law/limit-version.ts'
import { NORMS } from '../../law/norms.ts'
import { newestChanges } from '../../store/configuration-changes.ts'
import { SETTINGS, type SettingKey } from '../../store/settings.ts'
import type { Overview, OverviewGroup, OverviewItem } from '../api-types/configuration.ts'
import type { Call, Endpoint } from '../endpoint.ts'
import { fieldsOf, lengthText, subjectLabel } from '../present/configuration.ts'
import { findNames } from '../present/names.ts'

/** Everything a county may set, on one page. */
export const overviewEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/admin/overview',
    summary: '设置总览：现在的值、默认值、谁在何时改的',
    tag: '管理',
    allow: ['administrator'],
    handle: overview,
  },
]

/** Who changed an entry last, and when. */
type Changed = Pick<OverviewItem, 'personName' | 'changedAt'>
type ChangedOf = (subject: string, key: string) => Changed

const NOBODY: Changed = { personName: null, changedAt: null }
const NO_NAMES = { offices: new Map<string, string>(), people: new Map<string, string>() }
const SIGN_IN: readonly SettingKey[] = [
  'secondFactor',
  'sessionIdleMinutes',
  'sessionHours',
  'lockAfter',
  'lockMinutes',
]

async function overview(call: Call): Promise<Response> {
  const { services, context, c } = call
  const rows = await newestChanges(context.db, context.county.code, Object.keys(SETTINGS))
  const names = await findNames(services, context, { offices: [], people: rows.map(({ person }) => person) })
  const last = new Map(
    rows.map(({ subject, key, person, changedAt }) => [
      `${subject} ${key}`,
      { personName: person ? (names.people.get(person) ?? null) : null, changedAt: changedAt.toISOString() },
    ]),
  )
  const of: ChangedOf = (subject, key) => last.get(`${subject} ${key}`) ?? NOBODY
  const groups = [
    await people(call),
    norms(call, of),
    limits(call, of),
    whole(call, of, ['ladder'], { page: '/desk/ladder', note: '在办事项临近或超过期限时，程序按台阶提醒和督办。' }),
    whole(call, of, ['followUp'], {
      page: '/desk/follow-up-rule',
      note: '答复之后问多少人、怎样算联系不上、没有解决的怎样重办。',
    }),
    calendar(call, of),
    whole(call, of, ['dispatchBySelf'], { page: null, note: '由分办员在“分办质量”里设定。' }),
    whole(call, of, ['bulletinOnPortal'], { page: null, note: '由督办员在“督办通报”里设定；公布的只有数字。' }),
    whole(call, of, ['confirmContact'], {
      page: '/desk/channels',
      note: '有短信或邮件通道时，来信人是否先凭验证码确认联系方式。',
    }),
    whole(call, of, SIGN_IN, {
      page: null,
      note: '登录安全；现在的值由程序规定，改动会记入变更记录。',
      label: '登录安全',
    }),
  ]
  return c.json({ groups } satisfies Overview)
}

function norms({ context }: Call, of: ChangedOf): OverviewGroup {
  const items = NORMS.map(({ id, name, length }): OverviewItem => {
    const own = context.settings.norms[id]
    const changed = own !== undefined
    return {
      label: name,
      current: lengthText(own ?? length),
      standard: lengthText(length),
      changed,
      ...of('norms', id),
    }
  })
  return group('norms', '/desk/norms', '本县对自己的要求，不改变法定期限。', items)
}

function limits({ context }: Call, of: ChangedOf): OverviewGroup {
  const own = LIMITS.filter((limit) => isCountyLimit(limit) && limit.mode !== 'window')
  const items = own.map((limit): OverviewItem => {
    const settled = context.settings.limits[limit.id]
    const amount = limit.length?.amount
    const standard = amount === undefined ? null : lengthText({ amount, unit: unitOf(limit) })
    const current = settled ? lengthText(settled) : (standard ?? '未设')
    return { label: limit.name, current, standard, changed: settled !== undefined, ...of('limits', limit.id) }
  })
  return group('limits', '/desk/limits', '全国没有统一规定、由本县确定的期限，和尚未核实的期限。', items)
}

/** Settings of one entry each, part by part. */
function whole(
  { context }: Call,
  of: ChangedOf,
  keys: readonly SettingKey[],
  { page, note, label }: { page: string | null; note: string; label?: string },
): OverviewGroup {
  const items = keys.flatMap((key) => {
    const standard = new Map(fieldsOf(key, SETTINGS[key].parse(undefined), NO_NAMES))
    return fieldsOf(key, context.settings[key], NO_NAMES).map(([part, current]): OverviewItem => {
      const named = label ? subjectLabel(key) : part
      const usual = standard.get(part) ?? null
      return { label: named, current, standard: usual, changed: current !== usual, ...of(key, '') }
    })
  })
  const [first = 'ladder'] = keys
  return { ...group(first, page, note, items), ...(label ? { label } : {}) }
}

function calendar({ context }: Call, of: ChangedOf): OverviewGroup {
  const year = Number(context.today.slice(0, 4))
  const items = [year, year + 1].map((one): OverviewItem => {
    const entered = context.settings.calendarYears.some((each) => each.year === one)
    const known = context.clockSettings.calendar.isPublished(one)
    const current = entered ? '本县已录入' : known ? '程序自带' : '尚未公布或录入，期限暂定'
    return {
      label: `${one} 年放假安排`,
      current,
      standard: null,
      changed: entered,
      ...of('calendarYears', String(one)),
    }
  })
  return group('calendarYears', '/desk/calendar', '国务院办公厅每年的放假通知；录入后在办事项的期限自动重算。', items)
}

async function people({ context }: Call): Promise<OverviewGroup> {
  const { db, county, today } = context
  const { open, closed } = await db
    .selectFrom('office')
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere('closedOn', 'is', null).as('open'),
      fn.countAll<string>().filterWhere('closedOn', 'is not', null).as('closed'),
    ])
    .where('county', '=', county.code)
    .executeTakeFirstOrThrow()
  const { holders } = await db
    .selectFrom('post')
    .select(({ fn }) => fn.count<string>('person').distinct().as('holders'))
    .where('county', '=', county.code)
    .where('fromOn', '<=', today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
    .executeTakeFirstOrThrow()
  const plain = { standard: null, changed: false, ...NOBODY }
  return group('office', '/desk/offices', '单位、人员和岗位；可以逐个填写，也可以从表格导入。', [
    { label: '运行的单位', current: `${open} 个`, ...plain },
    { label: '已撤销的单位', current: `${closed} 个`, ...plain },
    { label: '在岗人员', current: `${holders} 人`, ...plain },
  ])
}

function group(subject: string, page: string | null, note: string, items: OverviewItem[]): OverviewGroup {
  return { subject, label: subject === 'office' ? '单位和人员' : subjectLabel(subject), note, page, items }
}
