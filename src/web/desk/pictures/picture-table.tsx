import type { ReactNode } from 'react'
import { HeadRow } from '../../shared/head-row.tsx'
import './pictures.css'

interface PictureTableProps {
  caption: string
  heads: readonly string[]
  /** The rows. */
  children: ReactNode
  className?: string
}

/** A plain table of numbers, which scrolls where it is too wide. */
export function PictureTable({ caption, heads, children, className }: PictureTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className={className ? `picture-table ${className}` : 'picture-table'} aria-label={caption} tabIndex={0}>
      <table>
        <caption className="desk-hidden">{caption}</caption>
        <HeadRow heads={heads} />
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
