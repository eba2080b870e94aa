import { Select } from 'antd'
import { isAgency } from '../../shared/agencies.ts'
import { useOffices } from './queries.ts'

interface OfficeSelectProps {
  id?: string
  /** Its name, where no field of a form names it. */
  label?: string
  value?: string | null | undefined
  onChange?: (office: string | null) => void
  placeholder?: string
  /** Also what handles no matters, as a law firm, and closed ones never. */
  all?: true
}

/** An office of the county; what it is charged with stands under its name. */
export function OfficeSelect({
  id,
  label,
  value,
  onChange,
  placeholder = '输入名称或职责查找',
  all,
}: OfficeSelectProps) {
  const offices = useOffices()
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="desk-wide"
      allowClear
      placeholder={placeholder}
      loading={offices.isPending}
      status={offices.isError ? 'error' : ''}
      notFoundContent={offices.isError ? '取不到单位名单，请稍后重试' : '没有这样的单位'}
      showSearch={{ filterOption: (text, option) => option?.search.includes(text.trim()) ?? false }}
      value={value ?? null}
      options={(offices.data ?? [])
        .filter((office) => (all ? office.closedOn === null : isAgency(office)))
        .map(({ id: office, name, duties }) => ({ value: office, label: name, duties, search: `${name} ${duties}` }))}
      optionRender={({ data }) => (
        <div>
          {data.label}
          {data.duties && <div className="desk-option-note">{data.duties}</div>}
        </div>
      )}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}
