import { Alert } from 'antd'
import type { JointOutcome } from '../../../server/api-types/hotspots.ts'
import type { MatterPage } from '../../../server/api-types.ts'
import { formFields } from '../../shared/json-schema.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { Loading } from '../common/loading.tsx'
import { useProcedure } from '../common/queries.ts'
import { inputOf } from '../form/input-of.ts'
import { SchemaFields } from '../form/schema-fields.tsx'

interface AnswerTogetherDialogProps {
  matter: MatterPage
  /** The act that answers. */
  action: string
  others: readonly string[]
  onDone: (outcome: JointOutcome) => Promise<void>
  onClose: () => void
}

/** One answer, written once, given to each who asked. */
export function AnswerTogetherDialog({ matter, action, others, onDone, onClose }: AnswerTogetherDialogProps) {
  const procedure = useProcedure(matter.procedure, matter.version)
  const form = procedure.data?.actions.find(({ name }) => name === action)
  if (!form) return <Loading />
  return (
    <FormDialog<Record<string, unknown>>
      title={`一并答复 ${others.length + 1} 件`}
      okText={form.label}
      onSubmit={async (values, key) => {
        const body = { matters: others, input: inputOf(values) }
        await onDone(await send<JointOutcome>('POST', `/api/matters/${matter.id}/answer-together`, body, { key }))
      }}
      onClose={onClose}
    >
      <Alert type="info" title="同一答复分别发给每一位，各件分别办结、分别计时；有一件不能办，其余照办。" />
      <SchemaFields fields={formFields(form.input)} office={matter.leadOffice} />
    </FormDialog>
  )
}
