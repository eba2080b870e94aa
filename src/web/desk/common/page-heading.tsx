import { createContext, type ReactNode, use, useEffect } from 'react'

/** True within a page that shows another as a part of itself: the part's title is then no longer the page's own. */
export const PartOfPage = createContext(false)

/** The page's one h1, also the title of the tab. */
export function PageHeading({ title, note, extra }: { title: string; note?: ReactNode; extra?: ReactNode }) {
  const part = use(PartOfPage)
  useEffect(() => {
    if (!part) document.title = `${title} · 衡`
  }, [title, part])
  const Heading = part ? 'h2' : 'h1'
  return (
    <div className="desk-heading">
      <div>
        <Heading>{title}</Heading>
        {note && <p>{note}</p>}
      </div>
      {extra && <div className="desk-heading-extra">{extra}</div>}
    </div>
  )
}
