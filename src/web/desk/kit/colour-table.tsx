/** Name, meaning; the value is read from the page as it stands. */
const COLOURS: readonly (readonly [token: string, meaning: string])[] = [
  ['--heng-paper', '页面底'],
  ['--heng-sheet', '卡片底'],
  ['--heng-sunk', '表头、凹处'],
  ['--heng-line', '分隔线'],
  ['--heng-edge', '边框'],
  ['--heng-ink', '正文'],
  ['--heng-ink-soft', '次要文字'],
  ['--heng-ink-faint', '标签、附注'],
  ['--heng-brand', '可以按的、链接'],
  ['--heng-brand-wash', '选中'],
  ['--heng-good', '做到了'],
  ['--heng-warn', '快到期、要留意'],
  ['--heng-warn-wash', '要留意的底'],
  ['--heng-fault', '逾期、出错'],
  ['--heng-mark', '标出的文字'],
  ['--heng-chart-a', '图：按期'],
  ['--heng-chart-b', '图：逾期'],
  ['--heng-chart-c', '图：没有数据'],
]

/** Every colour with its name and what it says. */
export function ColourTable() {
  const style = getComputedStyle(document.documentElement)
  return (
    <ul className="kit-colours">
      {COLOURS.map(([token, meaning]) => (
        <li key={token}>
          <span className="kit-swatch" style={{ background: `var(${token})` }} />
          <span>
            {meaning}
            <code>
              {token} {style.getPropertyValue(token).trim()}
            </code>
          </span>
        </li>
      ))}
    </ul>
  )
}
