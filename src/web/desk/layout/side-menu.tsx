import { Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import { useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { pagesOf } from './pages.ts'

/** The pages of the post acted in. */
export function SideMenu({ onPick }: { onPick?: () => void }) {
  const { pathname } = useLocation()
  const role = useSignedIn().post?.role ?? ''
  const procedures = useProcedures()
  const items = pagesOf(role, procedures.data ?? []).map(({ to, label }) => ({
    key: to,
    label: <Link to={to}>{label}</Link>,
  }))
  return (
    <nav aria-label="工作台">
      <Menu mode="inline" items={items} selectedKeys={[chosen(pathname)]} onClick={() => onPick?.()} />
    </nav>
  )
}

function chosen(pathname: string): string {
  const [, , first = '', second] = pathname.split('/')
  if (first === 'new' && second) return `/desk/new/${second}`
  return first === '' || first === 'matters' ? '/desk' : `/desk/${first}`
}
