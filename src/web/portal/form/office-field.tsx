import { useQuery } from '@tanstack/react-query'
import type { ItemList, OfficeInfo } from '../../../server/api-types.ts'
import { isAgency } from '../../shared/agencies.ts'
import { get } from '../../shared/api.ts'
import type { FormField } from '../../shared/json-schema.ts'
import { FieldFrame } from './field-frame.tsx'

interface OfficeFieldProps {
  id: string
  field: FormField
  fault: string | undefined
  value: string
  onChange: (value: string) => void
}

/** One of the county's offices, by name; the phone's own list, so that a thumb finds it. */
export function OfficeField({ id, field, fault, value, onChange }: OfficeFieldProps) {
  const { data, isError } = useQuery({
    queryKey: ['offices'],
    queryFn: async () => (await get<ItemList<OfficeInfo>>('/api/offices')).items,
    staleTime: Infinity,
  })
  const { label, required } = field
  return (
    <FieldFrame id={id} field={field} fault={fault ?? (isError ? '单位名单没有取到，请检查网络后刷新' : undefined)}>
      <select
        id={id}
        className="p-input"
        value={value}
        aria-required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{required ? `请选择${label}` : '不清楚，请工作人员确定'}</option>
        {data?.filter(isAgency).map((office) => (
          <option key={office.id} value={office.id}>
            {office.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
