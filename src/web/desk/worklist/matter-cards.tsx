import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { MatterRow } from '../../../server/api-types.ts'
import { DueOrClosed } from './due-or-closed.tsx'
import { StageTag } from './stage-tag.tsx'

/** A card as it usually is, and the gap below it, in CSS pixels. */
const USUAL_HEIGHT = 96
const GAP = 8
/** Drawn beyond the screen on both sides, so that the keyboard always finds a next card. */
const BEYOND = 6
/** The next page is asked for when so few cards are left below. */
const FEW = 20

/** The same list on a narrow screen. */
export function MatterCards({ rows }: { rows: readonly MatterRow[] }) {
  return (
    <ul className="desk-cards">
      {rows.map((row, index) => (
        <li key={row.id} data-row={index}>
          <MatterCard row={row} />
        </li>
      ))}
    </ul>
  )
}

interface ScrollingCardsProps {
  rows: readonly MatterRow[]
  /** More follow than are here. */
  more: boolean
  /** Some are on their way. */
  busy: boolean
  /** The last ones come near. */
  onNear: () => void
}

/** A list as long as one likes, of which only the cards in sight are drawn. */
export function ScrollingCards({ rows, more, busy, onNear }: ScrollingCardsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  // What stands above comes in later and moves the list down.
  useLayoutEffect(() => setTop(Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY)))
  const cards = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => USUAL_HEIGHT,
    gap: GAP,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const shown = cards.getVirtualItems()
  const near = more && !busy && (shown.at(-1)?.index ?? 0) >= rows.length - FEW
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once whenever it comes near, not at every drawing
  useEffect(() => {
    if (near) onNear()
  }, [near])
  return (
    <ul ref={list} className="desk-cards desk-cards-scrolling" style={{ height: cards.getTotalSize() }}>
      {shown.map(({ key, index, start }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <li
            key={key}
            ref={cards.measureElement}
            data-index={index}
            data-row={index}
            aria-posinset={index + 1}
            aria-setsize={more ? -1 : rows.length}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <MatterCard row={row} />
          </li>
        )
      })}
    </ul>
  )
}

function MatterCard({ row }: { row: MatterRow }) {
  return (
    <>
      <Link to={`/desk/matters/${row.id}`}>{row.title}</Link>
      <p>
        {row.receiptNumber} · {row.procedureTitle} · {row.leadOfficeName ?? '未分办'}
      </p>
      <p>
        <StageTag row={row} /> <DueOrClosed row={row} />
      </p>
    </>
  )
}
