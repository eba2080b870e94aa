import { useId, useLayoutEffect, useRef } from 'react'

/** Columns standing side by side, a group for each name: `a` plain, `b` hatched, so that they differ without colour too. */
interface ColumnsProps {
  title: string
  groups: readonly { name: string; a: number; b: number }[]
  names: { a: string; b: string }
}

const COLUMN = 22
const GAP = 20
const HEIGHT = 150
const HEAD = 18
const FOOT = 24

/** Two numbers a month, beside each other. The table below says the same. */
export function Columns({ title, groups, names }: ColumnsProps) {
  const hatch = useId()
  const frame = useRef<HTMLElement>(null)
  // Where it scrolls, the latest month is what one came for.
  useLayoutEffect(() => {
    frame.current?.scrollTo({ left: frame.current.scrollWidth })
  }, [])
  const most = Math.max(1, ...groups.flatMap(({ a, b }) => [a, b]))
  const step = 2 * COLUMN + GAP
  const width = groups.length * step + GAP
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section ref={frame} className="picture-frame" aria-label={title} tabIndex={0}>
      <svg
        className="picture"
        style={{ maxWidth: width }}
        viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`}
        role="img"
        aria-label={`${title}；数字见下表`}
      >
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--heng-chart-b)" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="var(--heng-sheet)" strokeWidth="2" />
          </pattern>
        </defs>
        {groups.map(({ name, a, b }, at) => (
          <g key={name} transform={`translate(${GAP + at * step} ${HEAD})`}>
            <Column value={a} most={most} left={0} fill="var(--heng-chart-a)" title={`${name} ${names.a} ${a}`} />
            <Column value={b} most={most} left={COLUMN} fill={`url(#${hatch})`} title={`${name} ${names.b} ${b}`} />
            <text x={COLUMN} y={HEIGHT + 17} textAnchor="middle" className="picture-label">
              {name}
            </text>
          </g>
        ))}
        <line x1="0" x2={width} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} stroke="var(--heng-edge)" />
      </svg>
    </section>
  )
}

interface ColumnProps {
  value: number
  most: number
  left: number
  fill: string
  title: string
}

function Column({ value, most, left, fill, title }: ColumnProps) {
  const height = (value / most) * HEIGHT
  return (
    <>
      <rect x={left} y={HEIGHT - height} width={COLUMN - 2} height={height} fill={fill}>
        <title>{title}</title>
      </rect>
      {value > 0 && (
        <text x={left + COLUMN / 2 - 1} y={HEIGHT - height - 4} textAnchor="middle" className="picture-number">
          {value}
        </text>
      )}
    </>
  )
}
