import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useCounty } from '../common/queries.ts'

let landed: string | undefined

/** A page: its one h1, the tab's title, and the focus put on it after a step inside the portal. */
export function Page({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const county = useCounty().data?.name
  useEffect(() => {
    document.title = county ? `${title} · ${county}政民互动` : title
  }, [title, county])
  useEffect(() => {
    // The first page of a visit is left alone: the browser begins it at the top by itself.
    if (landed !== undefined && landed !== pathname) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    landed = pathname
  }, [pathname])
  return (
    <main id="content" className="p-main">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <div className="p-lead">{lead}</div>}
      {children}
    </main>
  )
}
