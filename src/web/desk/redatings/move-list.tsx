import { useInfiniteQuery } from '@tanstack/react-query'
import { Grid, Tag } from 'antd'
import { Link } from 'react-router'
import type { RedatingMoves } from '../../../server/api-types/calendar.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { MATTER_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'

type Move = RedatingMoves['items'][number]

const COLUMNS: WideColumn<Move>[] = [
  {
    title: '事项编号',
    dataIndex: 'receiptNumber',
    width: 180,
    className: 'desk-number',
    render: (_, move) => <MatterLink move={move} />,
  },
  { title: '事项', dataIndex: 'procedureTitle', width: 140 },
  { title: '期限', dataIndex: 'clockLabel', width: 130 },
  { title: '原届满日', dataIndex: 'fromOn', width: 110, className: 'desk-number', render: dayText },
  { title: '新届满日', dataIndex: 'toOn', width: 110, className: 'desk-number', render: dayText },
  { title: '认定', dataIndex: 'verdict', width: 110, render: (_, move) => <Verdict move={move} /> },
  { title: '主办单位', dataIndex: 'officeName', render: (name: string | null) => name ?? '未分办' },
]

/** Who was moved: old day, new day, office, and the way to the matter. */
export function MoveList({ redating, finished }: { redating: string; finished: boolean }) {
  const moves = useInfiniteQuery({
    queryKey: ['redatings', redating, 'moves', finished],
    queryFn: ({ pageParam }) =>
      read<RedatingMoves>(`/api/redatings/${redating}/moves`, { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const wide = Grid.useBreakpoint().md ?? true
  const empty = finished ? '没有事项因此改变' : '还没有事项改变'
  return (
    <ListState query={moves} items={moves.data?.pages.flatMap(({ items }) => items)} empty={empty}>
      {(items) => (
        <>
          {wide ? (
            <WideTable<Move> rowKey={keyOf} columns={COLUMNS} rows={items} least={860} />
          ) : (
            <MoveCards moves={items} />
          )}
          <MoreButton query={moves} block />
        </>
      )}
    </ListState>
  )
}

/** The same list on a narrow screen. */
function MoveCards({ moves }: { moves: readonly Move[] }) {
  return (
    <ul className="desk-moves">
      {moves.map((move) => (
        <li key={keyOf(move)}>
          <MatterLink move={move} /> · {move.procedureTitle} · {move.officeName ?? '未分办'}
          <p className="desk-number">
            {move.clockLabel}：{dayText(move.fromOn)} → <strong>{dayText(move.toOn)}</strong>{' '}
            {move.verdict && <Verdict move={move} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

function keyOf({ matter, clockLabel }: Move): string {
  return `${matter}/${clockLabel}`
}

/** Administrators and auditors read no matters. */
function MatterLink({ move }: { move: Move }) {
  const reads = MATTER_ROLES.includes(useSignedIn().post?.role ?? '')
  return reads ? <Link to={`/desk/matters/${move.matter}`}>{move.receiptNumber}</Link> : move.receiptNumber
}

function Verdict({ move: { verdict } }: { move: Move }) {
  if (verdict === null) return '—'
  return verdict === 'late' ? <Tag color="error">改为逾期</Tag> : <Tag color="success">改为按期</Tag>
}

function dayText(on: string | null): string {
  return on ?? '—'
}
