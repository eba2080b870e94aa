import { Select } from 'antd'
import { usePeople } from './queries.ts'

interface PersonSelectProps {
  id?: string
  /** Its name, where no field of a form names it. */
  label?: string
  value?: string | null | undefined
  onChange?: (person: string | null) => void
  /** Only staff of this office; of the whole county when absent. */
  office?: string | undefined
  /** Not offered, such as oneself. */
  without?: string | undefined
}

/** A member of staff. */
export function PersonSelect({ id, label, value, onChange, office, without }: PersonSelectProps) {
  const people = usePeople(office)
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="desk-wide"
      allowClear
      placeholder="输入姓名查找"
      loading={people.isPending}
      status={people.isError ? 'error' : ''}
      notFoundContent={people.isError ? '取不到人员名单，请稍后重试' : '没有可选的人员'}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={(people.data ?? [])
        .filter((person) => !person.disabled && person.id !== without)
        .map((person) => ({ value: person.id, label: nameWithPosts(person) }))}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}

function nameWithPosts({ name, posts }: { name: string; posts: { roleLabel: string; officeName: string | null }[] }) {
  const places = posts.map(({ roleLabel, officeName }) => (officeName ? `${officeName}${roleLabel}` : roleLabel))
  return places.length > 0 ? `${name}（${places.join('、')}）` : name
}
