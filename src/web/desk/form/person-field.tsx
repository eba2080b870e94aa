import { Form } from 'antd'
import { PersonSelect } from '../common/person-select.tsx'

interface PersonFieldProps {
  id?: string
  value?: string | null
  onChange?: (person: string | null) => void
  office: string | null
  officeName?: string[]
}

/** Staff of the office chosen in the same form, else of the office that leads. */
export function PersonField({ officeName, office, ...rest }: PersonFieldProps) {
  const form = Form.useFormInstance()
  const chosen: unknown = Form.useWatch(officeName ?? [], form)
  const place = officeName ? (typeof chosen === 'string' ? chosen : undefined) : (office ?? undefined)
  return <PersonSelect {...rest} office={place} />
}
