import { Menu } from 'antd'
import type { ItemType } from 'antd/es/menu/interface'
import { Link, useLocation } from 'react-router'
import type { ProcedureDescription } from '../../../server/api-types.ts'
import { useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import {
  ADMINISTRATION_ROLES,
  AUDIT_ROLES,
  DISPATCH_ROLES,
  HOTSPOT_ROLES,
  MATTER_ROLES,
  WATCHED_ROLES,
} from './roles.ts'

/** The pages of the post acted in. */
export function SideMenu({ onPick }: { onPick?: () => void }) {
  const { pathname } = useLocation()
  const role = useSignedIn().post?.role ?? ''
  const procedures = useProcedures()
  const items: ItemType[] = [
    ...(MATTER_ROLES.includes(role) ? matterItems(procedures.data ?? [], role) : []),
    ...(HOTSPOT_ROLES.includes(role) ? [page('/desk/hotspots', '热点')] : []),
    ...(ADMINISTRATION_ROLES.includes(role) ? ADMINISTRATION : []),
    ...(AUDIT_ROLES.includes(role) ? AUDIT : []),
    page('/desk/redatings', '期限重算'),
    page('/desk/feeds', '日程订阅'),
    page('/desk/substitutions', '代班安排'),
  ]
  return (
    <nav aria-label="工作台">
      <Menu mode="inline" items={items} selectedKeys={[chosen(pathname)]} onClick={() => onPick?.()} />
    </nav>
  )
}

const page = (to: string, label: string): ItemType => ({ key: to, label: <Link to={to}>{label}</Link> })

const ADMINISTRATION: ItemType[] = [
  page('/desk/settings', '设置总览'),
  page('/desk/people', '人员与岗位'),
  page('/desk/offices', '单位'),
  page('/desk/places', '地名'),
  page('/desk/norms', '县定时限'),
  page('/desk/ladder', '自动督办'),
  page('/desk/limits', '待定的法定期限'),
  page('/desk/calendar', '工作日历'),
  page('/desk/tokens', '接口令牌'),
  page('/desk/changes', '变更记录'),
]

const AUDIT: ItemType[] = [
  page('/desk/seals', '账本封存'),
  page('/desk/readings', '查阅记录'),
  page('/desk/changes', '变更记录'),
]

function matterItems(procedures: readonly ProcedureDescription[], role: string): ItemType[] {
  const doors = procedures
    .filter(({ open }) => open.by.includes(role))
    .map(({ plural, title }) => page(`/desk/new/${plural}`, `登记${title}`))
  return [
    page('/desk', '待办事项'),
    ...dispatchItems(role),
    ...doors,
    ...(WATCHED_ROLES.includes(role) ? [page('/desk/supervision', '督办')] : []),
    page('/desk/figures', '统计'),
    page('/desk/statistics', '法定统计表'),
  ]
}

/** The dispatch desk, by the first of its pages the post may open. */
function dispatchItems(role: string): ItemType[] {
  if (DISPATCH_ROLES.desk.includes(role)) return [page('/desk/dispatch', '分办台'), page('/desk/places', '地名')]
  if (DISPATCH_ROLES.checks.includes(role)) return [page('/desk/dispatch/checks', '分办抽查')]
  return DISPATCH_ROLES.quality.includes(role) ? [page('/desk/dispatch/quality', '分办质量')] : []
}

function chosen(pathname: string): string {
  const [, , first = '', second] = pathname.split('/')
  if (first === 'new' && second) return `/desk/new/${second}`
  return first === '' || first === 'matters' ? '/desk' : `/desk/${first}`
}
