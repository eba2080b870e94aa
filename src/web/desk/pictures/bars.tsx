import { useId } from 'react'
import { firstSigns } from '../../shared/format.ts'
import { useWidth } from './use-width.ts'

/** A bar made of parts; parts after the first are hatched, so that they differ without colour too. */
export interface Bar {
  label: string
  parts: readonly { value: number; tone: 'a' | 'b'; name: string }[]
}

interface BarsProps {
  title: string
  bars: readonly Bar[]
}

const ROW = 26
/** Room of a sign of a label, and of labels by the room there is: a picture shrunk cannot be read, one cut off misleads. */
const SIGN = 13
const NARROW = 560
const LABELS = { narrow: 8, roomy: 11 }
const WIDEST = 860

/** Bars lying one below the other. The table beside it says the same in numbers. */
export function Bars({ title, bars }: BarsProps) {
  const hatch = useId()
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)))
  const { width, measured } = useWidth(WIDEST)
  const signs = width < NARROW ? LABELS.narrow : LABELS.roomy
  const room = { label: signs * SIGN + 8, signs }
  const scale = Math.max(0, width - room.label - 50) / most
  const height = bars.length * ROW + 8
  return (
    <svg
      ref={measured}
      className="picture"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}；数字见下表`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--heng-chart-b)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--heng-sheet)" strokeWidth="2" />
        </pattern>
      </defs>
      {bars.map((bar, row) => (
        <Row key={bar.label} bar={bar} top={row * ROW + 4} room={room} scale={scale} hatch={`url(#${hatch})`} />
      ))}
    </svg>
  )
}

interface RowProps {
  bar: Bar
  top: number
  room: { label: number; signs: number }
  scale: number
  hatch: string
}

function Row({ bar, top, room: { label, signs }, scale, hatch }: RowProps) {
  const total = bar.parts.reduce((sum, { value }) => sum + value, 0)
  let from = label
  return (
    <g>
      <text x={label - 8} y={top + 15} textAnchor="end" className="picture-label">
        <title>{bar.label}</title>
        {[...bar.label].length > signs ? `${firstSigns(bar.label, signs - 1)}…` : bar.label}
      </text>
      {bar.parts.map(({ value, tone, name }) => {
        const at = from
        from += value * scale
        return (
          <rect
            key={name}
            x={at}
            y={top + 2}
            width={value * scale}
            height={ROW - 8}
            fill={tone === 'a' ? 'var(--heng-chart-a)' : hatch}
          >
            <title>{`${bar.label} ${name} ${value}`}</title>
          </rect>
        )
      })}
      <text x={from + 6} y={top + 15} className="picture-number">
        {Math.round(total * 10) / 10}
      </text>
    </g>
  )
}

/** What the two kinds of parts mean. */
export function Legend({ a, b }: { a: string; b: string }) {
  return (
    <p className="picture-legend">
      <span className="picture-key picture-key-a" aria-hidden="true" /> {a}
      <span className="picture-key picture-key-b" aria-hidden="true" /> {b}
    </p>
  )
}
