import type { DispatchItem } from '../../../server/api-types/dispatch.ts'
import { DueBadge } from '../common/due.tsx'

/** What waits, nearest due first; the one being looked at is marked. */
export function QueueList({
  items,
  current,
  onChoose,
}: {
  items: readonly DispatchItem[]
  current: string | undefined
  onChoose: (id: string) => void
}) {
  return (
    <nav className="queue-list" aria-label="待分办">
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              aria-current={item.id === current ? 'true' : undefined}
              onClick={() => onChoose(item.id)}
            >
              <span className="queue-title">{item.title}</span>
              <span className="queue-note">
                {item.returned && <em>退回</em>}
                {item.office.suggestions[0]?.name ?? '无建议'}
              </span>
              <DueBadge due={item} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
