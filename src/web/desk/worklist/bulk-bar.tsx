import { Button } from 'antd'
import { useState } from 'react'
import type { BulkRequest } from '../../../server/api-types/desk.ts'
import type { MatterRow } from '../../../server/api-types.ts'
import { useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { BulkDialog } from './bulk-dialog.tsx'

/** What may be done to many at once; the server judges each by its own rules. */
const BULK_ACTIONS: readonly (readonly [BulkRequest['action'], string])[] = [
  ['assignPerson', '指定经办人'],
  ['remind', '催办'],
  ['note', '添加备注'],
]

/** Shown while matters are taken up. */
export function BulkBar({ picked, onClear }: { picked: readonly MatterRow[]; onClear: () => void }) {
  const [action, setAction] = useState<BulkRequest['action']>()
  const role = useSignedIn().post?.role ?? ''
  const procedures = useProcedures().data ?? []
  // What the post may never do is not offered; what it may not do to one of them, the server says of that one.
  const offered = BULK_ACTIONS.filter(([name]) =>
    procedures.some(({ actions }) => actions.some((each) => each.name === name && each.by.includes(role))),
  )
  if (picked.length === 0) return null
  return (
    <section className="desk-bulk" aria-label="批量办理">
      <span role="status">已选 {picked.length} 件</span>
      {offered.map(([name, label]) => (
        <Button key={name} size="small" onClick={() => setAction(name)}>
          {label}
        </Button>
      ))}
      <Button size="small" type="link" onClick={onClear}>
        取消选择
      </Button>
      {action && (
        <BulkDialog
          action={action}
          matters={picked}
          onClose={(done) => {
            setAction(undefined)
            if (done) onClear()
          }}
        />
      )}
    </section>
  )
}
