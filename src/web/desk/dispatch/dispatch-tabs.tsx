import { NavLink } from 'react-router'
import { DISPATCH_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'

const TABS: readonly { to: string; label: string; roles: readonly string[] }[] = [
  { to: '/desk/dispatch', label: '分办', roles: DISPATCH_ROLES.desk },
  { to: '/desk/dispatch/checks', label: '抽查', roles: DISPATCH_ROLES.checks },
  { to: '/desk/dispatch/quality', label: '质量', roles: DISPATCH_ROLES.quality },
]

/** The pages of the dispatch desk. */
export function DispatchTabs() {
  const role = useSignedIn().post?.role ?? ''
  return (
    <nav className="dispatch-tabs" aria-label="分办台">
      {TABS.filter(({ roles }) => roles.includes(role)).map(({ to, label }) => (
        <NavLink key={to} to={to} end>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
