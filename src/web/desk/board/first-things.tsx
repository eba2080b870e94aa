import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { BoardFirst, BoardNumber } from '../../../server/api-types/boards.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSignedIn } from '../session/session.ts'

/** What the post wants to know first in the morning: each number leads to what it counts. */
export function FirstThings() {
  const { post } = useSignedIn()
  const first = useQuery({
    queryKey: ['board', post?.id, 'first'],
    queryFn: () => read<BoardFirst>('/api/boards/first'),
    refetchInterval: 120_000,
  })
  if (first.isPending) return <Loading what="正在统计" />
  return (
    <>
      {first.isError && <ProblemPanel error={first.error} onRetry={() => first.refetch()} />}
      <nav className="board-first" aria-label="一早要看的">
        {first.data?.groups.map(({ label, items }) => (
          <section key={label} aria-label={label}>
            <h2>{label}</h2>
            <div className="desk-glance">
              {items.map((item) => (
                <Tile key={item.id} item={item} />
              ))}
            </div>
          </section>
        ))}
      </nav>
    </>
  )
}

const TONES = { plain: 'unread', warn: 'near', fault: 'late' } as const

function Tile({ item: { label, help, value, to, tone } }: { item: BoardNumber }) {
  return (
    <Link to={to} title={help} className={`glance glance-${value === 0 ? 'none' : TONES[tone]}`}>
      <strong>{value}</strong>
      <span>{label}</span>
    </Link>
  )
}
