import type { Role } from '../src/engine/roles.ts'
import {
  type AccountContext,
  createAccount,
  createPerson,
  holdPost,
  saveOffice,
} from '../src/modules/accounts/index.ts'
import { isTownship, OFFICES } from './offices.ts'

/** One password for every account of the demonstration, printed at its start. */
export const DEMO_PASSWORD = 'Heng-demo-2020'

/** An account of the demonstration, as printed. */
export interface DemoAccount {
  readonly username: string
  readonly role: Role
  readonly what: string
}

const COUNTY_POSTS: readonly (DemoAccount & { readonly name: string; readonly office?: string })[] = [
  { username: 'fenban', role: 'dispatcher', name: '分办示例', what: '县政府办分办员', office: 'county-office' },
  { username: 'duban', role: 'supervisor', name: '督办示例', what: '督办员', office: 'county-office' },
  { username: 'sifa', role: 'justiceBureau', name: '司法示例', what: '司法局', office: 'justice' },
  { username: 'lvshi', role: 'lawyer', name: '律师示例', what: '值班律师', office: 'law-firm' },
  { username: 'xianzhang', role: 'leader', name: '县长示例', what: '县领导（只读）' },
  { username: 'shenji', role: 'auditor', name: '审计示例', what: '审计员（查台账）' },
  { username: 'admin', role: 'administrator', name: '管理示例', what: '系统管理员' },
]

/** One account for each role, as printed when the demonstration starts. */
export const SHOWN_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'shimin', role: 'citizen', what: '群众（可不登录）' },
  { username: 'city-management', role: 'clerk', what: '城市管理局经办人' },
  { username: 'city-management.head', role: 'director', what: '城市管理局负责人' },
  { username: 'chengguan', role: 'township', what: '城关镇经办人' },
  ...COUNTY_POSTS.map(({ username, role, what }) => ({ username, role, what })),
]

/** Person ids of the cast, by role and office ('' for county-wide roles). */
export type Cast = ReadonlyMap<string, string>

/** Key of a post in a {@link Cast}. */
export function castKey(role: Role, office = ''): string {
  return `${role}/${office}`
}

/** Enters the offices and everybody who works in them, through the accounts module. */
export async function hireCast(context: AccountContext): Promise<Cast> {
  for (const office of OFFICES) await saveOffice(context, office)
  const cast = new Map<string, string>()
  const hire = async (person: { username: string; name: string; role: Role; office?: string }) => {
    const id = await createPerson(context, { kind: 'staff', name: person.name })
    await account(context, id, person.username)
    const { role, office } = person
    await holdPost(context, { person: id, role, ...(office ? { office } : {}), fromOn: '2020-01-01' })
    cast.set(castKey(role, isOfficePost(role) ? office : ''), id)
  }
  for (const post of COUNTY_POSTS) await hire(post)
  for (const { id, name } of OFFICES) {
    const role = isTownship(id) ? 'township' : 'clerk'
    await hire({ username: id, name: `${name}经办示例`, role, office: id })
    await hire({ username: `${id}.head`, name: `${name}负责示例`, role: 'director', office: id })
  }
  const citizen = await createPerson(context, { kind: 'citizen', name: '市民示例', phone: '13800000000' })
  await account(context, citizen, 'shimin')
  return cast
}

function isOfficePost(role: Role): boolean {
  return role === 'clerk' || role === 'director' || role === 'township'
}

async function account(context: AccountContext, person: string, username: string): Promise<void> {
  const refusal = await createAccount(context, { person, username, password: DEMO_PASSWORD })
  if (refusal) throw new Error(`${username}: ${refusal.message}`)
}
