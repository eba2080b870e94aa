import { Button } from 'antd'
import type { Board, MeasureCounts, MeasureName } from '../../../server/api-types/boards.ts'
import { Nothing } from '../common/nothing.tsx'
import { monthText } from '../common/time.ts'
import { Section } from '../matter/section.tsx'
import { Bars, Legend } from '../pictures/bars.tsx'
import { Columns } from '../pictures/columns.tsx'
import { type Cell, NumberTable } from '../pictures/number-table.tsx'

/** Offices drawn; the table has them all. */
const DRAWN = 12

/** The cells of a row, each with its list. */
function cellsOf(board: Board, counts: MeasureCounts, more: Readonly<Record<string, string>>): Cell[] {
  const office = board.office ? { office: board.office } : {}
  return board.measures.map(({ id, list }) => ({
    value: counts[id],
    list: { ...office, ...list, ...more },
  }))
}

function headsOf(board: Board, first: string): string[] {
  return [first, ...board.measures.map(({ label }) => label)]
}

const NAMES = { a: '在时限内', b: '已过时限' } as const

interface OfficeBoardProps {
  board: Board
  /** Offices with most past their day come first. */
  lateFirst: boolean
  onOffice: (office: string | undefined) => void
}

/** Who has what, and what is past its day there. */
export function OfficeBoard({ board, lateFirst, onOffice }: OfficeBoardProps) {
  const key: MeasureName = lateFirst ? 'past' : 'open'
  const rows = board.offices.toSorted((a, b) => b.counts[key] - a.counts[key] || b.counts.open - a.counts.open)
  return (
    <Section
      title="各单位"
      extra={
        board.office && (
          <Button size="small" className="no-print" onClick={() => onOffice(undefined)}>
            看全县
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing what="这个范围里没有事项" next="请改选期间或单位。" />
      ) : (
        <>
          <Legend {...NAMES} />
          <Bars
            title="各单位在办"
            bars={rows
              .filter(({ counts }) => counts.open > 0)
              .slice(0, DRAWN)
              .map(({ name, counts: { open, past } }) => ({
                label: name,
                parts: [
                  { value: open - past, tone: 'a', name: NAMES.a },
                  { value: past, tone: 'b', name: NAMES.b },
                ],
              }))}
          />
          <NumberTable
            caption="各单位在办、到期、逾期和办结"
            heads={headsOf(board, '单位')}
            rows={[
              { label: '合计', cells: cellsOf(board, board.total, {}) },
              ...rows.map(({ office, name, counts }) => ({
                ...{ label: name, key: office ?? '' },
                cells: cellsOf(board, counts, office ? { office } : { unassigned: 'true' }),
              })),
            ]}
          />
        </>
      )}
    </Section>
  )
}

/** The same by kind of matter. */
export function KindTable({ board }: { board: Board }) {
  if (board.procedures.length === 0) return null
  return (
    <Section title="各类事项">
      <NumberTable
        caption="各类事项在办、到期、逾期和办结"
        heads={headsOf(board, '种类')}
        rows={board.procedures.map(({ procedure, title, counts }) => ({
          ...{ label: title, key: procedure },
          cells: cellsOf(board, counts, { procedure }),
        }))}
      />
      <details className="board-rules">
        <summary>怎样算的</summary>
        <dl>
          {board.measures.map(({ id, label, rule }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{rule}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Section>
  )
}

/** Received and closed, month by month. */
export function Trend({ board }: { board: Board }) {
  const office = board.office ? { office: board.office } : {}
  return (
    <Section title="十二个月的趋势">
      <div className="board-pair">
        <div>
          <Legend a="收到" b="办结" />
          <Columns
            title="各月收到和办结"
            names={{ a: '收到', b: '办结' }}
            groups={board.months.map(({ month, received, closed }) => ({
              name: `${Number(month.slice(5))}月`,
              a: received,
              b: closed,
            }))}
          />
        </div>
        <NumberTable
          caption="各月收到、办结和逾期办结"
          heads={['月份', '收到', '办结', '其中逾期']}
          rows={board.months.map(({ month, from, to, received, closed, closedLate }) => {
            const within = { ...office, state: 'all', closedFrom: from, closedTo: to }
            return {
              label: monthText(month),
              cells: [
                { value: received, list: { ...office, state: 'all', openedFrom: from, openedTo: to } },
                { value: closed, list: within },
                { value: closedLate, list: { ...within, late: 'true' } },
              ],
            }
          })}
        />
      </div>
    </Section>
  )
}
