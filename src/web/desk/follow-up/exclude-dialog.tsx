import type { CallItem } from '../../../server/api-types/follow-up.ts'
import type { FormSchema } from '../../../server/api-types.ts'
import { formFields } from '../../shared/json-schema.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { inputOf } from '../form/input-of.ts'
import { SchemaFields } from '../form/schema-fields.tsx'

interface ExcludeDialogProps {
  item: Pick<CallItem, 'id' | 'plural' | 'seq' | 'receiptNumber'>
  schema: FormSchema | undefined
  onDone: () => void
  onClose: () => void
}

/** Proposes to leave one matter out of the rates; another person decides. */
export function ExcludeDialog({ item, schema, onDone, onClose }: ExcludeDialogProps) {
  return (
    <FormDialog<Record<string, unknown>>
      title={`提出剔除：${item.receiptNumber}`}
      okText="提出，送另一人审批"
      onClose={onClose}
      onSubmit={async (values, key) => {
        await send('POST', `/api/${item.plural}/${item.id}/propose-exclusion`, inputOf(values), { key, seq: item.seq })
        onDone()
      }}
    >
      <p className="desk-quiet">一件一件提出，由另一位督办员或县领导审批；承办单位和审计员看得到。</p>
      {schema && <SchemaFields fields={formFields(schema)} />}
    </FormDialog>
  )
}
