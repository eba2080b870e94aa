import { isPost, ROLES, type Role } from '../../engine/roles.ts'
import type { OfficeState } from '../accounts/index.ts'
import { OFFICE_KINDS } from '../accounts/index.ts'

/** A column of the spreadsheet. */
export interface Column {
  readonly title: string
  /** Other titles under which it is recognised. */
  readonly also: readonly string[]
  readonly needed: boolean
  readonly help: string
  readonly width: number
}

const column = (title: string, needed: boolean, help: string, width: number, also: readonly string[] = []): Column => ({
  ...{ title, needed, help, width, also },
})

/** Columns of the sheet of offices. */
export const OFFICE_COLUMNS = {
  name: column('单位名称', true, '全称或通行简称，如 城市管理局', 26, ['名称', '单位']),
  kind: column('类别', true, Object.values(OFFICE_KINDS).join('、'), 14, ['单位类别']),
  duties: column('职责', false, '用群众的话写，如 道路、路灯、排水', 50, ['主要职责']),
  id: column('编号', false, '小写字母、数字和横线；不填由系统编定', 20, ['单位编号']),
} as const satisfies Record<string, Column>

/** Columns of the sheet of people; somebody with several posts has several rows. */
export const PERSON_COLUMNS = {
  name: column('姓名', true, '与身份证一致', 12),
  username: column('用户名', true, '3 至 32 位小写字母、数字、点、横线；一人多岗写多行，用户名相同', 20, [
    '账号',
    '登录名',
  ]),
  role: column(
    '岗位',
    true,
    Object.entries(ROLES)
      .flatMap(([id, label]) => (isPost(id as Role) ? label : []))
      .join('、'),
    18,
  ),
  office: column('所在单位', false, '单位名称或编号；县领导、审计员、系统管理员可不填', 26, ['单位', '单位名称']),
  fromOn: column('任职日期', false, '如 2026-01-01；不填为今天', 14),
  untilOn: column('离任日期', false, '不填为长期', 14),
} as const satisfies Record<string, Column>

const KINDS: Readonly<Record<string, OfficeState['kind']>> = {
  ...Object.fromEntries(Object.entries(OFFICE_KINDS).map(([kind, label]) => [label, kind as OfficeState['kind']])),
  县政府办公室: 'county-office',
  部门: 'department',
  县直单位: 'department',
  乡: 'township',
  镇: 'township',
  街道: 'township',
  乡镇街道: 'township',
  律所: 'law-firm',
}

/** The kind of office a cell names. */
export function kindOf(text: string): OfficeState['kind'] | undefined {
  return KINDS[text]
}

const SHORT: Readonly<Record<string, Role>> = {
  经办人: 'clerk',
  负责人: 'director',
  分办员: 'dispatcher',
  管理员: 'administrator',
}

/** The post a cell names, by its full name or as it is called for short. */
export function roleOf(text: string): Role | undefined {
  return (
    (Object.keys(ROLES) as Role[]).find((role) => isPost(role) && (ROLES[role] === text || role === text)) ??
    SHORT[text]
  )
}
