import type { CallItem } from '../../../server/api-types/follow-up.ts'
import { QueueList } from '../common/queue-list.tsx'

interface CallQueueProps {
  items: readonly CallItem[]
  current: string
  onChoose: (id: string) => void
}

/** Who is to be called, the longest waiting first. */
export function CallQueue(props: CallQueueProps) {
  return (
    <QueueList
      {...props}
      label="待回访"
      note={({ attempts, officeName }) => (attempts > 0 ? `${attempts} 天没有联系上` : (officeName ?? ''))}
      due={(item) => ({ ...item, late: false, provisional: false })}
    />
  )
}
