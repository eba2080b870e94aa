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
export function OfficeSelect({ id, label, value, onChange, placeholder, all }: OfficeSelectProps) {
  const shared = useOfficeOptions(all)
  return (
    <Select
      {...shared}
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(placeholder ? { placeholder } : {})}
      allowClear
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}

interface OfficesSelectProps {
  id?: string
  value?: string[]
  onChange?: (offices: string[]) => void
}

/** Several offices of the county. */
export function OfficesSelect({ id, value, onChange }: OfficesSelectProps) {
  const shared = useOfficeOptions()
  return (
    <Select
      {...shared}
      {...(id ? { id } : {})}
      mode="multiple"
      value={value ?? []}
      onChange={(chosen: string[]) => onChange?.(chosen)}
    />
  )
}

function useOfficeOptions(all?: true) {
  const offices = useOffices()
  return {
    className: 'desk-wide',
    placeholder: '输入名称或职责查找',
    loading: offices.isPending,
    status: offices.isError ? ('error' as const) : ('' as const),
    notFoundContent: offices.isError ? '取不到单位名单，请稍后重试' : '没有这样的单位',
    showSearch: {
      filterOption: (text: string, option?: OfficeOption) => option?.search.includes(text.trim()) ?? false,
    },
    options: (offices.data ?? [])
      .filter((office) => (all ? office.closedOn === null : isAgency(office)))
      .map(({ id, name, duties }): OfficeOption => ({ value: id, label: name, duties, search: `${name} ${duties}` })),
    optionRender: ({ data }: { data: OfficeOption }) => (
      <div>
        {data.label}
        {data.duties && <div className="desk-option-note">{data.duties}</div>}
      </div>
    ),
  }
}

interface OfficeOption {
  value: string
  label: string
  duties: string
  search: string
}
