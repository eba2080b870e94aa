import { useId } from 'react'

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
const LABEL = 150
const WIDTH = 760

/** Bars lying one below the other. The table beside it says the same in numbers. */
export function Bars({ title, bars }: BarsProps) {
  const hatch = useId()
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)))
  const scale = (WIDTH - LABEL - 50) / most
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className="picture-frame" aria-label={title} tabIndex={0}>
      <svg
        className="picture"
        viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 8}`}
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
          <Row key={bar.label} bar={bar} top={row * ROW + 4} scale={scale} hatch={`url(#${hatch})`} />
        ))}
      </svg>
    </section>
  )
}

function Row({ bar, top, scale, hatch }: { bar: Bar; top: number; scale: number; hatch: string }) {
  const total = bar.parts.reduce((sum, { value }) => sum + value, 0)
  let from = LABEL
  return (
    <g>
      <text x={LABEL - 8} y={top + 15} textAnchor="end" className="picture-label">
        {bar.label.length > 10 ? `${bar.label.slice(0, 9)}…` : bar.label}
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
