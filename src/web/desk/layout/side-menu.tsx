import { Menu } from 'antd'
import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { menuOf } from './menu.ts'
import { type DeskPage, pagesOf } from './pages.ts'

/** The pages of the post acted in; many kinds of matters to register stand folded under one heading. */
export function SideMenu({ onPick }: { onPick?: () => void }) {
  const { pathname } = useLocation()
  const role = useSignedIn().post?.role ?? ''
  const procedures = useProcedures()
  const selected = chosen(pathname)
  const entries = useMemo(() => menuOf(pagesOf(role, procedures.data ?? [])), [role, procedures.data])
  const items = useMemo(
    () =>
      entries.map((entry) =>
        'pages' in entry
          ? { key: entry.key, label: entry.label, children: entry.pages.map((page) => item(page, page.folded)) }
          : item(entry),
      ),
    [entries],
  )
  const unfolded = entries.find((entry) => 'pages' in entry && entry.pages.some(({ to }) => to === selected))
  return (
    <nav aria-label="工作台">
      <Menu
        // Which heading stands open is read once, and the procedures come later than the first drawing.
        key={`${role}-${procedures.isSuccess}`}
        mode="inline"
        inlineIndent={16}
        items={items}
        selectedKeys={[selected]}
        defaultOpenKeys={unfolded && 'pages' in unfolded ? [unfolded.key] : []}
        onClick={() => onPick?.()}
      />
    </nav>
  )
}

function item({ to, label }: DeskPage, shown = label) {
  return { key: to, title: label, label: <Link to={to}>{shown}</Link> }
}

function chosen(pathname: string): string {
  const [, , first = '', second] = pathname.split('/')
  if (first === 'new' && second) return `/desk/new/${second}`
  return first === '' || first === 'matters' ? '/desk' : `/desk/${first}`
}
