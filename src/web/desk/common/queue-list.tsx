import type { ComponentProps, ReactNode } from 'react'
import { DueBadge } from './due.tsx'

interface QueueListProps<Item> {
  label: string
  items: readonly Item[]
  current: string | undefined
  onChoose: (id: string) => void
  /** The line under an item's title. */
  note: (item: Item) => ReactNode
  due: (item: Item) => ComponentProps<typeof DueBadge>['due']
}

/** What waits, in the order in which it is given; the one being looked at is marked. */
export function QueueList<Item extends { id: string; title: string }>({
  label,
  items,
  current,
  onChoose,
  note,
  due,
}: QueueListProps<Item>) {
  return (
    <nav className="queue-list" aria-label={label}>
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              title={item.title}
              aria-current={item.id === current ? 'true' : undefined}
              onClick={() => onChoose(item.id)}
            >
              <span className="queue-title">{item.title}</span>
              <span className="queue-note">{note(item)}</span>
              <DueBadge due={due(item)} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
