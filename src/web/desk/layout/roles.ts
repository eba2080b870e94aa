import type { SessionInfo } from '../../../server/api-types.ts'

/** Posts that read matters and figures. */
export const MATTER_ROLES: readonly string[] = [
  'clerk',
  'director',
  'dispatcher',
  'supervisor',
  'justiceBureau',
  'lawyer',
  'township',
  'leader',
]

/** Posts that see the ladder of supervision, offices their own part of it. */
export const WATCHED_ROLES: readonly string[] = ['clerk', 'township', 'director', 'dispatcher', 'supervisor', 'leader']

/** Posts that look over the whole county's work. */
export const OVERSEER_ROLES: readonly string[] = ['dispatcher', 'supervisor', 'leader']

/** Posts that call and record how it went. */
export const CALLER_ROLES: readonly string[] = ['dispatcher', 'supervisor']

/** Posts that see follow-up: who calls, who oversees, and whoever is assessed or audits what was left out. */
export const FOLLOW_UP_ROLES: readonly string[] = [...WATCHED_ROLES, 'auditor']

/** Posts that see hotspots: the county's own, and offices what was handed on to them. */
export const HOTSPOT_ROLES: readonly string[] = ['dispatcher', 'supervisor', 'leader', 'clerk', 'township', 'director']

/** Posts that are told what other matters say the same; the rest would only be refused. */
export const SIMILAR_ROLES: readonly string[] = ['dispatcher', 'supervisor', 'clerk', 'township', 'director']

export const ADMINISTRATION_ROLES: readonly string[] = ['administrator']

export const AUDIT_ROLES: readonly string[] = ['auditor']

/** Who works at the dispatch desk, who checks what the program sent, who reads how well it does, who keeps the list of places. */
export const DISPATCH_ROLES: Readonly<Record<'desk' | 'checks' | 'quality' | 'places', readonly string[]>> = {
  desk: ['dispatcher'],
  checks: ['dispatcher', 'supervisor'],
  quality: ['dispatcher', 'supervisor', 'leader'],
  places: ['dispatcher', 'administrator'],
}

/** Who reads schemes, who reads results, who reads every office's, who looks for signals, who writes. */
export const ASSESSMENT_ROLES: Readonly<
  Record<'schemes' | 'results' | 'assessors' | 'signals' | 'editors', readonly string[]>
> = {
  schemes: ['supervisor', 'leader', 'dispatcher', 'clerk', 'township', 'director', 'administrator'],
  results: ['supervisor', 'leader', 'dispatcher', 'clerk', 'township', 'director'],
  assessors: ['supervisor', 'leader', 'dispatcher'],
  signals: ['supervisor', 'leader'],
  editors: ['supervisor'],
}

/** Roles whose power ends at one office, so that a post of theirs must name it. */
export const OFFICE_ROLES: readonly string[] = ['clerk', 'director', 'township', 'lawyer']

/** Staff roles and their names, for the forms that give out posts. */
export const ROLE_LABELS: Readonly<Record<string, string>> = {
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
}

/** The page a post begins on. */
export function homeOf(session: SessionInfo): string {
  const role = session.post?.role ?? ''
  if (ADMINISTRATION_ROLES.includes(role)) return '/desk/settings'
  if (AUDIT_ROLES.includes(role)) return '/desk/seals'
  return role === 'leader' ? '/desk/board' : '/desk'
}
