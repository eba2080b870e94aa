import { Link } from 'react-router'
import { type Door, doorsOf } from '../common/doors.ts'
import { useProcedures } from '../common/queries.ts'
import { Empty, Trouble } from '../common/states.tsx'

/** The ways in, and in plain words what each is for. */
export function Doors({ onRetry }: { onRetry: () => void }) {
  const { data, error, refetch } = useProcedures()
  if (error)
    return (
      <Trouble
        error={error}
        onRetry={() => {
          void refetch()
          onRetry()
        }}
      />
    )
  const doors = data ? doorsOf(data) : undefined
  if (doors?.length === 0) return <Empty>现在没有开放的事项，请稍后再来。</Empty>
  return (
    <section aria-label="我要办" {...(doors ? {} : { 'aria-busy': true })}>
      <ul className="p-doors">
        {doors ? doors.map((door) => <DoorCard key={door.id} door={door} />) : WAITING.map((id) => <li key={id} />)}
      </ul>
    </section>
  )
}

const WAITING = ['first', 'second', 'third'] as const

function DoorCard({ door: { name, intro, to, verb } }: { door: Door }) {
  return (
    <li>
      <Link to={to} className="p-door">
        <h2>{name}</h2>
        <p>{intro}</p>
        <span className="p-door-verb" aria-hidden="true">
          {verb} →
        </span>
      </Link>
    </li>
  )
}
