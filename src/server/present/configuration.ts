import { dateText } from '../../calendar/plain-date.ts'
import { ROLES, type Role } from '../../engine/roles.ts'
import { LIMITS } from '../../law/limit.ts'
import { NORMS } from '../../law/norms.ts'
import { OFFICE_KINDS, type OfficeState, type PostState } from '../../modules/accounts/index.ts'
import { LADDER_LABELS, LADDER_STEPS } from '../../modules/supervision/index.ts'
import { GRIDS } from '../../procedures/tables.ts'
import type { OtherSubject } from '../../store/configuration-changes.ts'
import type { PlaceState } from '../../store/places.ts'
import type { CountySettings, SETUP_CHECKS, SETUP_STEPS, SettingKey } from '../../store/settings.ts'
import type { ChangedLine } from '../api-types/configuration.ts'
import type { Names } from './fields.ts'
import { PLACE_KINDS } from './place-kinds.ts'

type Field = readonly [label: string, text: string]

/** How one subject of the configuration is told in words. */
interface Teller {
  readonly label: string
  /** What an entry of it is called; the label itself where it has but one. */
  readonly title?: (key: string, value: unknown, names: Names) => string
  readonly fields: (value: never, names: Names) => readonly Field[]
}

const UNITS: Readonly<Record<string, string>> = {
  workingDay: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

/** A length in words: 15 个工作日. */
export function lengthText({ amount, unit }: { amount: number; unit: string }): string {
  return `${amount} ${UNITS[unit] ?? unit}`
}

const one =
  (what: string, text: (value: never) => string): Teller['fields'] =>
  (value) => [[what, text(value)]]
const length = one('时限', lengthText)
const BY_SELF = { off: '只提建议', classify: '自动归类', assign: '自动归类并分办' } as const
const CONFIRM = { off: '不验证', optional: '可以验证', required: '必须验证' } as const
const yes = (value: boolean) => (value ? '是' : '否')

/** Steps of the first hour, as they are called. */
export const SETUP_LABELS = {
  offices: '单位',
  calendar: '工作日历',
  norms: '县定时限',
  people: '人员',
  finish: '检查和完成',
} as const satisfies Record<(typeof SETUP_STEPS)[number], string>

/** What the administrator says is seen to, as it is called. */
export const CHECK_LABELS = {
  keys: '另存密钥文件 keys.json',
  backup: '安排每天备份',
} as const satisfies Record<(typeof SETUP_CHECKS)[number], string>

/** What the county may configure, in the order in which it is shown. */
const TELLERS: Readonly<Partial<Record<SettingKey, Teller>>> & Readonly<Record<OtherSubject, Teller>> = {
  office: {
    label: '单位',
    title: (key, value) => (value as OfficeState | null)?.name ?? key,
    fields: ({ name, kind, duties, closedOn }: OfficeState) => [
      ['名称', name],
      ['类别', OFFICE_KINDS[kind] ?? kind],
      ['职责', duties],
      ['状态', closedOn ? `${dateText(closedOn)}撤销` : '运行'],
    ],
  },
  post: {
    label: '岗位',
    title: (_key, value, names) => {
      const { person, role } = value as PostState
      return `${names.people.get(person) ?? '（已无此人）'} ${ROLES[role as Role] ?? role}`
    },
    fields: ({ role, office, fromOn, untilOn }: PostState, names) => [
      ['岗位', ROLES[role as Role] ?? role],
      ['单位', office ? (names.offices.get(office) ?? office) : '全县'],
      ['任职', fromOn],
      ['离任', untilOn ?? '长期'],
    ],
  },
  place: {
    label: '地名',
    title: (key) => key,
    fields: ({ kind, aliases, within, office }: PlaceState, names) => [
      ['类别', PLACE_KINDS[kind] ?? kind],
      ['别名', aliases.join('、')],
      ['上级区域', within.join('、')],
      ['归哪个单位', office ? (names.offices.get(office) ?? office) : '没有'],
    ],
  },
  norms: { label: '县定时限', title: (key) => NORMS.find(({ id }) => id === key)?.name ?? key, fields: length },
  limits: {
    label: '待定的法定期限',
    title: (key) => LIMITS.find(({ id }) => id === key)?.name ?? key,
    fields: length,
  },
  calendarYears: {
    label: '工作日历',
    title: (key) => `${key} 年放假安排`,
    fields: ({ notice, holidays, makeupDays }: CountySettings['calendarYears'][number]) => [
      ['通知', notice],
      ...holidays.map(({ on, name }): Field => [on, `放假（${name}）`]),
      ...makeupDays.map(({ on, name }): Field => [on, `上班（${name}）`]),
    ],
  },
  statisticsTold: {
    label: '年度报告填报数',
    title: (key) => toldTitle(key),
    fields: ({ value, source, on }: CountySettings['statisticsTold'][string]) => [
      ['数量', String(value)],
      ['来源', source],
      ['填报日期', on],
    ],
  },
  ladder: {
    label: '自动督办',
    fields: (ladder: CountySettings['ladder']) => [
      ['启用', yes(ladder.on)],
      ...LADDER_STEPS.map(
        (step): Field => [
          LADDER_LABELS[step],
          ladder[step] < 0 ? `超期 ${-ladder[step]} 个工作日` : `剩 ${ladder[step]} 个工作日`,
        ],
      ),
      ['每日', `${ladder.from} 至 ${ladder.until}`],
    ],
  },
  bulletinOnPortal: { label: '督办通报', fields: one('在门户公布', (on: boolean) => (on ? '公布' : '不公布')) },
  followUp: {
    label: '回访与重办',
    fields: (rule: CountySettings['followUp']) => [
      ['抽取比例', `${rule.share}%`],
      ['算联系不上', `${rule.attempts} 个不同的日子打过电话`],
      ['回访未解决时', rule.redo === 'automatic' ? '自动重办' : '由分办员决定'],
      ['最多重办', `${rule.mostRedos} 次`],
      ['群众入口的网址', rule.portal || '没有填，不发评价链接'],
    ],
  },
  dispatchBySelf: { label: '自动分办', fields: one('程序办到', (value: keyof typeof BY_SELF) => BY_SELF[value]) },
  confirmContact: {
    label: '来信人验证联系方式',
    fields: one('要求', (value: keyof typeof CONFIRM) => CONFIRM[value]),
  },
  secondFactor: {
    label: '第二步验证',
    fields: one('工作人员登录', (value: string) => (value === 'required' ? '必须输入动态验证码' : '绑定了才须输入')),
  },
  sessionIdleMinutes: { label: '无操作退出', fields: one('时长', (minutes: number) => `${minutes} 分钟`) },
  sessionHours: { label: '登录有效', fields: one('时长', (hours: number) => `${hours} 小时`) },
  lockAfter: { label: '锁定账号', fields: one('连续输错', (times: number) => `${times} 次`) },
  setup: {
    label: '首次设置',
    fields: ({ state, done, checked }: CountySettings['setup']) => [
      ['进度', { none: '没有分步设置', open: '进行中', finished: '已完成' }[state]],
      ['做完的步骤', done.map((step) => SETUP_LABELS[step]).join('、')],
      ['已落实', checked.map((check) => CHECK_LABELS[check]).join('、')],
    ],
  },
  lockMinutes: { label: '锁定时长', fields: one('时长', (minutes: number) => `${minutes} 分钟`) },
}

/** foi-proactive-2021/2024/documents-made as a reader knows it: form, year, row and column. */
function toldTitle(key: string): string {
  const [id, year, told] = key.split('/')
  const grid = GRIDS.find((one) => one.id === id)
  const where = grid?.sections.flatMap(({ columns, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.flatMap((cell, at) =>
        cell && 'told' in cell && cell.told === told ? [`${label}，${columns[at]?.label}`] : [],
      ),
    ),
  )[0]
  return `${year}年度${grid?.title ?? id}：${where ?? told}`
}

/** Names and labels of everything that may be configured. */
export const SUBJECTS = Object.entries(TELLERS).map(([name, { label }]) => ({ name, label }))

/** What a subject is called. */
export function subjectLabel(subject: string): string {
  return tellerOf(subject).label
}

/** What an entry of a subject is called. */
export function titleOf(subject: string, key: string, value: unknown, names: Names): string {
  const { title, label } = tellerOf(subject)
  return title ? title(key, value, names) : label
}

/** A value in words, part by part; nothing for null. */
export function fieldsOf(subject: string, value: unknown, names: Names): readonly Field[] {
  return value === null ? [] : tellerOf(subject).fields(value as never, names)
}

/** The parts in which two values differ, in words. */
export function comparison(subject: string, before: unknown, after: unknown, names: Names): ChangedLine[] {
  const [was, is] = [new Map(fieldsOf(subject, before, names)), new Map(fieldsOf(subject, after, names))]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => ({ label, before: was.get(label) ?? null, after: is.get(label) ?? null }))
    .filter((line) => line.before !== line.after)
}

/** Whom and which offices the values of changes name. */
export function namedIn(values: readonly unknown[]): { offices: string[]; people: string[] } {
  const named = values.filter((value): value is PostState => typeof value === 'object' && value !== null)
  return {
    offices: named.flatMap(({ office }) => (typeof office === 'string' ? office : [])),
    people: named.flatMap(({ person }) => (typeof person === 'string' ? person : [])),
  }
}

/** What a later version configured and this one does not know is shown as it is kept. */
function tellerOf(subject: string): Teller {
  const known = TELLERS[subject as SettingKey]
  return known ?? { label: subject, fields: (value) => [['值', JSON.stringify(value)]] }
}
