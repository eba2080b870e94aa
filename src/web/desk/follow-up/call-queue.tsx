import type { CallItem } from '../../../server/api-types/follow-up.ts'
import { DueBadge } from '../common/due.tsx'

interface CallQueueProps {
  items: readonly CallItem[]
  current: string
  onChoose: (id: string) => void
}

/** Who is to be called, the longest waiting first. */
export function CallQueue({ items, current, onChoose }: CallQueueProps) {
  return (
    <nav className="queue-list" aria-label="待回访">
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
                {item.attempts > 0 ? `${item.attempts} 天没有联系上` : (item.officeName ?? '')}
              </span>
              <DueBadge due={{ ...item, late: false, provisional: false }} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
