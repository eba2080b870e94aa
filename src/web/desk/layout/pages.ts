import type { ProcedureDescription } from '../../../server/api-types.ts'
import {
  ADMINISTRATION_ROLES,
  ASSESSMENT_ROLES,
  AUDIT_ROLES,
  DISPATCH_ROLES,
  FOLLOW_UP_ROLES,
  HOTSPOT_ROLES,
  MATTER_ROLES,
  OVERSEER_ROLES,
  WATCHED_ROLES,
} from './roles.ts'

/** A page of the desk as menus name it. */
export interface DeskPage {
  to: string
  label: string
  /** The name under a heading that says the rest; pages that have one may stand folded together. */
  folded?: string
}

const page = (to: string, label: string): DeskPage => ({ to, label })

const ADMINISTRATION: readonly DeskPage[] = [
  page('/desk/settings', '设置总览'),
  page('/desk/people', '人员与岗位'),
  page('/desk/offices', '单位'),
  page('/desk/places', '地名'),
  page('/desk/import', '从表格导入'),
  page('/desk/norms', '县定时限'),
  page('/desk/ladder', '自动督办'),
  page('/desk/assessment', '考核方案'),
  page('/desk/follow-up-rule', '回访与重办'),
  page('/desk/limits', '待定的法定期限'),
  page('/desk/calendar', '工作日历'),
  page('/desk/channels', '验证与邮件'),
  page('/desk/tokens', '接口令牌'),
  page('/desk/changes', '变更记录'),
]

const AUDIT: readonly DeskPage[] = [
  page('/desk/audit', '审计检索'),
  page('/desk/seals', '账本封存'),
  page('/desk/readings', '查阅记录'),
  page('/desk/follow-ups', '剔除清单'),
  page('/desk/changes', '变更记录'),
]

/** The pages of a post, in the order of the menu. */
export function pagesOf(role: string, procedures: readonly ProcedureDescription[]): DeskPage[] {
  return [
    ...(MATTER_ROLES.includes(role) ? matterPages(procedures, role) : []),
    ...(HOTSPOT_ROLES.includes(role) ? [page('/desk/hotspots', '热点'), page('/desk/precedents', '先例')] : []),
    ...(ADMINISTRATION_ROLES.includes(role) ? ADMINISTRATION : []),
    ...(AUDIT_ROLES.includes(role) ? AUDIT : []),
    page('/desk/redatings', '期限重算'),
    page('/desk/feeds', '日程订阅'),
    page('/desk/substitutions', '代班安排'),
    page('/desk/me', '我的设置'),
  ]
}

/** Pages of a post that stand in no menu: parts of others, and what whoever builds the desk looks up. */
export function furtherPagesOf(role: string): DeskPage[] {
  return [
    ...(DISPATCH_ROLES.checks.includes(role) ? [page('/desk/dispatch/checks', '分办抽查')] : []),
    ...(DISPATCH_ROLES.quality.includes(role) ? [page('/desk/dispatch/quality', '分办质量')] : []),
    ...(MATTER_ROLES.includes(role) ? [page('/desk/compare', '并排查看两件事项')] : []),
    ...(ADMINISTRATION_ROLES.includes(role) ? [page('/desk/setup', '首次设置')] : []),
    page('/desk/kit', '构件与样式'),
  ].filter(({ to }) => !pagesOf(role, []).some((shown) => shown.to === to))
}

function matterPages(procedures: readonly ProcedureDescription[], role: string): DeskPage[] {
  const doors = procedures
    .filter(({ open }) => open.by.includes(role))
    .map(({ plural, title }) => ({ ...page(`/desk/new/${plural}`, `登记${title}`), folded: title }))
  return [
    page('/desk', '待办事项'),
    ...(OVERSEER_ROLES.includes(role) ? [page('/desk/board', '看板')] : []),
    ...dispatchPages(role),
    ...doors,
    ...(WATCHED_ROLES.includes(role) ? [page('/desk/supervision', '督办')] : []),
    page('/desk/bulletins', '督办通报'),
    ...(ASSESSMENT_ROLES.results.includes(role) ? [page('/desk/assessment', '考核')] : []),
    ...(FOLLOW_UP_ROLES.includes(role) ? [page('/desk/follow-ups', '回访')] : []),
    page('/desk/figures', '统计'),
    page('/desk/statistics', '法定统计表'),
    page('/desk/pictures', '图表'),
    ...(role === 'leader' ? [] : [page('/desk/phrases', '常用语')]),
    page('/desk/drafts', '我的草稿'),
  ]
}

/** The dispatch desk, by the first of its pages the post may open. */
function dispatchPages(role: string): DeskPage[] {
  if (DISPATCH_ROLES.desk.includes(role)) return [page('/desk/dispatch', '分办台'), page('/desk/places', '地名')]
  if (DISPATCH_ROLES.checks.includes(role)) return [page('/desk/dispatch/checks', '分办抽查')]
  return DISPATCH_ROLES.quality.includes(role) ? [page('/desk/dispatch/quality', '分办质量')] : []
}
