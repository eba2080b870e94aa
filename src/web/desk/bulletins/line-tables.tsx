import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import type { BulletinLineInfo, BulletinPage } from '../../../server/api-types/bulletins.ts'
import { PictureTable } from '../pictures/picture-table.tsx'
import { isRate, valueText } from './bulletin-text.ts'

interface LinesProps {
  /** The bulletin's id, or a draft's month. */
  id: string
  lines: readonly BulletinLineInfo[]
}

/** A number that leads to what it counts; nothing to lead to where it counts nothing. */
function LineValue({ id, line }: { id: string; line: BulletinLineInfo }) {
  const { value, numerator, denominator, small } = line
  const text = valueText(value, isRate(line))
  const counted = isRate(line) ? (numerator ?? 0) : (value ?? 0)
  return (
    <>
      {counted > 0 ? (
        <Link
          to={`/desk/bulletins/${id}/lines/${encodeURIComponent(line.id)}`}
          aria-label={`${line.label}：${text}，查看事项`}
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {denominator !== undefined && denominator > 0 && ` （${numerator}/${denominator}）`}
      {small && <span title="基数太小，仅供参考">*</span>}
    </>
  )
}

/** A table of a bulletin. */
export function Table(props: Omit<ComponentProps<typeof PictureTable>, 'className'>) {
  return <PictureTable {...props} className="bulletin-table" />
}

/** Kinds of matters down, what is counted of them across; the sum of all first. */
export function KindTable({ id, lines }: LinesProps) {
  const prefixOf = (line: BulletinLineInfo) => line.id.slice(0, line.id.lastIndexOf('.'))
  const prefixes = [...new Set(lines.map(prefixOf))]
  const first = lines.filter((line) => prefixOf(line) === prefixes[0])
  const part = (line: BulletinLineInfo, at: 0 | 1) => line.label.split('：')[at] ?? ''
  return (
    <Table caption="各类事项" heads={['种类', ...first.map((line) => part(line, 1))]}>
      {prefixes.map((prefix) => {
        const row = lines.filter((line) => prefixOf(line) === prefix)
        return (
          <tr key={prefix}>
            <th scope="row">{row[0] && part(row[0], 0)}</th>
            {row.map((line) => (
              <td key={line.id} className="desk-number">
                <LineValue id={id} line={line} />
              </td>
            ))}
          </tr>
        )
      })}
    </Table>
  )
}

/** Numbers beside those of a month and of a year before. */
export function CompareTable({ id, lines, caption }: LinesProps & { caption: string }) {
  if (lines.length === 0) return <p className="desk-quiet">没有记录</p>
  return (
    <Table caption={caption} heads={['项目', '本月', '上月', '去年同月']}>
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row">{line.label.replace(/^合计：/, '')}</th>
          <td className="desk-number">
            <LineValue id={id} line={line} />
          </td>
          <td className="desk-number">{valueText(line.previous, isRate(line))}</td>
          <td className="desk-number">{valueText(line.yearBefore, isRate(line))}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What each office let run past its day, by number. */
export function LateTable({ id, bulletin: { late, lines } }: { id: string; bulletin: BulletinPage }) {
  if (late.length === 0) return <p>本月没有超期的事项。</p>
  return (
    <Table caption="超期清单" heads={['单位', '件数', '事项']}>
      {late.map(({ line: name, officeName, matters }) => {
        const line = lines.find((each) => each.id === name)
        return (
          <tr key={name}>
            <th scope="row">{officeName}</th>
            <td className="desk-number">{line && <LineValue id={id} line={line} />}</td>
            <td className="bulletin-late">
              <ul>
                {matters.map(({ id: matter, receiptNumber, title }) => (
                  <li key={matter}>
                    <span className="desk-number">{receiptNumber}</span> {title}
                  </li>
                ))}
                {line && (line.value ?? 0) > matters.length && <li>等 {line.value} 件</li>}
              </ul>
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
