/**
 * The posts through which people touch a matter. Procedures name the ones they
 * use; a post is held by a person, in an office, for a time.
 */
export const ROLES = {
  citizen: '群众',
  clerk: '单位经办人',
  director: '单位负责人',
  dispatcher: '县政府办分办员',
  supervisor: '督办员',
  justiceBureau: '司法局',
  lawyer: '律师',
  township: '乡镇经办人',
  leader: '县领导',
  auditor: '审计员',
  administrator: '系统管理员',
  machine: '自动分办程序',
} as const

/** One of the posts of {@link ROLES}. */
export type Role = keyof typeof ROLES

/** Roles that no member of staff holds as a post: the public, and the program itself. */
const NO_POST: readonly Role[] = ['citizen', 'machine']

/** Roles that act and read only where their own office leads or assists. */
const OFFICE_BOUND: readonly Role[] = ['clerk', 'director', 'township', 'lawyer']

/** Roles that read every matter of the county. */
const COUNTY_READERS: readonly Role[] = ['dispatcher', 'supervisor', 'leader']

/** True for the posts of staff. */
export function isPost(role: Role): boolean {
  return !NO_POST.includes(role)
}

/** True where the role's power ends at its own office. */
export function isOfficeBound(role: Role): boolean {
  return OFFICE_BOUND.includes(role)
}

/** True where the role may read any matter of its county. */
export function readsWholeCounty(role: Role): boolean {
  return COUNTY_READERS.includes(role)
}

/** True if the text names one of {@link ROLES}. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}
