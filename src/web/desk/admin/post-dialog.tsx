import { useQueryClient } from '@tanstack/react-query'
import type { PostRequest, StaffAccount } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { useCounty } from '../common/queries.ts'
import { PostFields } from './post-fields.tsx'

/** Gives a person one more post. */
export function PostDialog({ person, onClose }: { person: StaffAccount; onClose: () => void }) {
  const client = useQueryClient()
  const today = useCounty().data?.today
  async function save({ role, office, fromOn, untilOn }: PostRequest, key: string) {
    const body = { role, office: office ?? null, fromOn, untilOn: untilOn ?? null }
    await send('POST', `/api/admin/people/${person.id}/posts`, body, { key })
    await client.invalidateQueries({ queryKey: ['people'] })
  }
  return (
    <FormDialog<PostRequest>
      title={`给${person.name}加岗位`}
      okText="加岗位"
      initial={today ? { fromOn: today } : {}}
      onSubmit={save}
      onClose={onClose}
    >
      <PostFields />
    </FormDialog>
  )
}
