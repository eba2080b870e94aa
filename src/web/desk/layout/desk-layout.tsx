import { Button, Drawer, Grid, Layout } from 'antd'
import { memo, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { problemOf } from '../../shared/api.ts'
import { BrandMark } from '../../shared/brand-mark.tsx'
import { Loading } from '../common/loading.tsx'
import { Part } from '../common/part.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { HelpButton } from '../help/help-button.tsx'
import { NotificationBell } from '../notifications/notification-bell.tsx'
import { Commands } from '../palette/commands.tsx'
import { SignedInContext, useSession } from '../session/session.ts'
import { TourHost } from '../tour/tour-host.tsx'
import { AccountMenu } from './account-menu.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { PostSwitcher } from './post-switcher.tsx'
import { SideMenu } from './side-menu.tsx'
import { useKeptScheme } from './use-kept-scheme.ts'

/** Frame of every page behind the sign-in. */
export function DeskLayout() {
  const session = useSession()
  const { pathname, search } = useLocation()
  const toSignIn = <Navigate to={`/desk/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  if (session.isPending) return <Loading />
  // Data of a session that has just ended stays on screen: the page itself then says so and keeps what was typed.
  if (!session.data) {
    const { status, code } = problemOf(session.error)
    if (status === 401) return toSignIn
    if (code === 'not-set-up') return <Navigate to="/setup" replace />
    return (
      <main className="desk-alone">
        <ProblemPanel error={session.error} onRetry={() => session.refetch()} />
      </main>
    )
  }
  if (session.data.stage !== 'signed-in') return toSignIn
  return (
    <SignedInContext value={session.data}>
      <Frame />
    </SignedInContext>
  )
}

/** Drawn anew for its own reasons only: the page within changes, not its frame. */
const Frame = memo(() => {
  useKeptScheme()
  const wide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState(false)
  const county = useCounty()
  return (
    <Layout className="desk">
      <a className="desk-skip" href="#desk-main">
        跳到正文
      </a>
      <Layout.Header className="desk-header">
        {!wide && (
          <Button type="text" aria-label="打开菜单" onClick={() => setOpen(true)}>
            ☰
          </Button>
        )}
        <BrandMark size={30} />
        <span className="desk-county" title={county.data?.name}>
          {county.data?.name ?? ''}法治政府工作台
        </span>
        <span className="desk-grow" />
        <Commands />
        <HelpButton />
        <NotificationBell />
        <PostSwitcher />
        <AccountMenu />
      </Layout.Header>
      <OfflineBar />
      <Layout>
        {wide ? (
          <Layout.Sider width={172} className="desk-sider">
            <SideMenu />
          </Layout.Sider>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={240} title="菜单">
            <SideMenu onPick={() => setOpen(false)} />
          </Drawer>
        )}
        <main id="desk-main" className="desk-main" tabIndex={-1}>
          <Part>
            <Outlet />
          </Part>
        </main>
      </Layout>
      <TourHost />
    </Layout>
  )
})
