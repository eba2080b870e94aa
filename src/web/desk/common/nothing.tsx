import type { ReactNode } from 'react'
import './nothing.css'

interface NothingProps {
  what: string
  /** What to do next, or when something will stand here. */
  next?: ReactNode
  /** The way on: links and buttons. */
  children?: ReactNode
  /** True where nothing else stands on the page: its words are the page's title. */
  alone?: boolean
}

/** An empty sheet: says what is not there and what to do next. */
export function Nothing({ what, next, children, alone = false }: NothingProps) {
  const Title = alone ? 'h1' : 'p'
  return (
    <div className={alone ? 'desk-nothing desk-nothing-alone' : 'desk-nothing'}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d="M13 5.5h16l7 7v30H13z" />
        <path d="M29 5.5v7h7M19 22h11M19 28h11M19 34h6" />
      </svg>
      <Title className="desk-nothing-what">{what}</Title>
      {next && <p>{next}</p>}
      {children && <div className="desk-inline">{children}</div>}
    </div>
  )
}
