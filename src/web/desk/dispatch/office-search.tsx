import { Select } from 'antd'
import { isAgency } from '../../shared/agencies.ts'
import { useOffices } from '../common/queries.ts'

interface OfficeSearchProps {
  onChoose: (office: { id: string; name: string }) => void
  onClose: () => void
}

/** Any office, found by name or duty; opened by a key, left by Escape. */
export function OfficeSearch({ onChoose, onClose }: OfficeSearchProps) {
  const offices = useOffices()
  const open = (offices.data ?? []).filter(isAgency)
  return (
    <Select
      className="desk-wide"
      aria-label="选择其他单位"
      placeholder="输入单位名称或职责，回车选定"
      autoFocus
      defaultOpen
      loading={offices.isPending}
      notFoundContent={offices.isError ? '取不到单位名单，请稍后重试' : '没有这样的单位'}
      showSearch={{ filterOption: (text, option) => option?.search.includes(text.trim()) ?? false }}
      options={open.map(({ id, name, duties }) => ({ value: id, label: name, duties, search: `${name} ${duties}` }))}
      optionRender={({ data }) => (
        <div>
          {data.label}
          {data.duties && <div className="desk-option-note">{data.duties}</div>}
        </div>
      )}
      onChange={(id: string) => onChoose({ id, name: open.find((office) => office.id === id)?.name ?? id })}
      onBlur={onClose}
      onInputKeyDown={(event) => event.key === 'Escape' && onClose()}
    />
  )
}
