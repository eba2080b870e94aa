import type { DispatchItem } from '../../../server/api-types/dispatch.ts'
import { QueueList } from '../common/queue-list.tsx'

interface WaitingListProps {
  items: readonly DispatchItem[]
  current: string | undefined
  onChoose: (id: string) => void
}

/** What waits to be sent, nearest due first. */
export function WaitingList(props: WaitingListProps) {
  return <QueueList {...props} label="待分办" note={(item) => <Note item={item} />} due={(item) => item} />
}

function Note({ item: { returned, office } }: { item: DispatchItem }) {
  return (
    <>
      {returned && <em>退回</em>}
      {office.suggestions[0]?.name ?? '无建议'}
    </>
  )
}
