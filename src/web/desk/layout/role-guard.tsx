import { Navigate, Outlet, useLocation } from 'react-router'
import { NotAllowedPage } from '../common/not-allowed-page.tsx'
import { useSignedIn } from '../session/session.ts'
import { homeOf } from './roles.ts'

/** Shows the page to the posts named; sends others to their own first page, or says why not. */
export function RoleGuard({ roles }: { roles: readonly string[] }) {
  const session = useSignedIn()
  const { pathname } = useLocation()
  if (roles.includes(session.post?.role ?? '')) return <Outlet />
  const home = homeOf(session)
  if (/\/desk\/?$/.test(pathname) && home !== '/desk') return <Navigate to={home} replace />
  return <NotAllowedPage />
}
