import type { ReactNode } from 'react'
import { useEffect } from 'react'

/** The page's one h1, also the title of the tab. */
export function PageHeading({ title, note, extra }: { title: string; note?: ReactNode; extra?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 衡`
  }, [title])
  return (
    <div className="desk-heading">
      <div>
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </div>
      {extra && <div className="desk-heading-extra">{extra}</div>}
    </div>
  )
}
