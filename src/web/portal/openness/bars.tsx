/** Groups of bars; null where the count is not told. */
export interface BarsProps {
  /** What it shows, for those who listen; the numbers stand in a table beside. */
  label: string
  series: readonly string[]
  groups: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

/** From here on the numbers would run into each other: they stand in the table. */
const CROWDED = 1_000
const HEIGHT = 160
/** A year of two series fits a telephone without being shrunk. */
const BAR = 11
const GAP = 7
const FOOT = 24
const HEAD = 18
/** Told apart by pattern too, not by colour alone. */
const FILLS = ['var(--heng-brand)', 'url(#o-stripes)'] as const

/** Plain bars, as tall as the counts. */
export function Bars({ label, series, groups }: BarsProps) {
  const most = Math.max(1, ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const step = series.length * BAR + GAP
  const width = groups.length * step + GAP
  return (
    <figure className="o-figure">
      <figcaption>
        {series.map((name, at) => (
          <span key={name} className="o-legend">
            <span className={at === 0 ? 'o-swatch' : 'o-swatch o-swatch-striped'} aria-hidden="true" />
            {name}
          </span>
        ))}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`}
        role="img"
        aria-label={label}
        style={{ maxWidth: width * 2 }}
      >
        <defs>
          <pattern id="o-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="var(--heng-sheet)" />
            <rect width="2.5" height="5" fill="var(--heng-ink)" />
          </pattern>
        </defs>
        {groups.map(({ name, values }, group) => (
          <g key={name} transform={`translate(${GAP + group * step} ${HEAD})`}>
            {values.map((value, at) => (
              <Bar key={series[at]} value={value} most={most} left={at * BAR} fill={FILLS[at] ?? FILLS[0]} />
            ))}
            <text x={(series.length * BAR) / 2} y={HEIGHT + 17} textAnchor="middle" className="o-tick">
              {name}
            </text>
          </g>
        ))}
        <line x1="0" x2={width} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} stroke="var(--heng-edge)" />
      </svg>
    </figure>
  )
}

function Bar({ value, most, left, fill }: { value: number | null; most: number; left: number; fill: string }) {
  if (value === null)
    return (
      <text x={left + BAR / 2} y={HEIGHT - 4} textAnchor="middle" className="o-tick">
        ·
      </text>
    )
  const height = (value / most) * HEIGHT
  return (
    <>
      <rect
        x={left}
        y={HEIGHT - height}
        width={BAR - 2}
        height={height}
        fill={fill}
        stroke="var(--heng-ink)"
        strokeWidth="0.5"
      />
      {value > 0 && most < CROWDED && (
        <text x={left + BAR / 2 - 1} y={HEIGHT - height - 4} textAnchor="middle" className="o-value">
          {value}
        </text>
      )}
    </>
  )
}
