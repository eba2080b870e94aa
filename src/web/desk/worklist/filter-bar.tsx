import { Button, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useOffices, useProcedures } from '../common/queries.ts'
import { useRangePresets } from '../common/use-range-presets.ts'
import { OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import type { Filters } from './filters.ts'
import { Narrowings } from './narrowings.tsx'
import { stageOptions } from './stage-options.ts'

/** Lets the page put the cursor into the search box. */
export interface SearchHandle {
  focus: () => void
}

interface FilterBarProps {
  filters: Filters
  onChange: (patch: Partial<Filters>) => void
  onClear?: (() => void) | undefined
  search: Ref<SearchHandle>
}

/** Narrows the list; every choice stands in the address. */
export function FilterBar({ filters, onChange, onClear, search }: FilterBarProps) {
  const procedures = useProcedures().data ?? []
  const role = useSignedIn().post?.role ?? ''
  const presets = useRangePresets()
  return (
    <search className="desk-filters">
      <SearchBox value={filters.q} onSearch={(q) => onChange({ q })} handle={search} />
      <Select
        aria-label="事项种类"
        value={filters.procedure}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: '全部种类' },
          ...procedures.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(procedure) => onChange({ procedure, stage: '' })}
      />
      <Select
        aria-label="环节"
        value={filters.stage}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: '全部环节' }, ...stageOptions(procedures, filters.procedure)]}
        onChange={(stage) => onChange(stage === 'closed' ? { stage, state: 'closed' } : { stage })}
      />
      {!OFFICE_ROLES.includes(role) && (
        <OfficeFilter value={filters.office} onChange={(office) => onChange({ office })} />
      )}
      <Select
        aria-label="办理状态"
        className="desk-filter-state"
        value={filters.state}
        options={[
          { value: 'open', label: '在办' },
          { value: 'closed', label: '已办结' },
          { value: 'all', label: '全部' },
        ]}
        onChange={(state) => onChange({ state, stage: '' })}
      />
      <DatePicker.RangePicker
        aria-label="收到日期"
        className="desk-range"
        presets={presets}
        allowEmpty={[true, true]}
        placeholder={['收到自', '收到至']}
        value={[dayOf(filters.openedFrom), dayOf(filters.openedTo)]}
        onChange={(_, [from, to] = ['', '']) => onChange({ openedFrom: from ?? '', openedTo: to ?? '' })}
      />
      <Select
        aria-label="排序"
        value={filters.sort}
        options={[
          { value: 'due', label: '按期限' },
          { value: 'newest', label: '按收到时间' },
        ]}
        popupMatchSelectWidth={false}
        onChange={(sort) => onChange({ sort })}
      />
      <Checkbox
        checked={filters.late === 'true'}
        onChange={({ target }) => onChange({ late: target.checked ? 'true' : '' })}
      >
        只看逾期
      </Checkbox>
      <Checkbox
        checked={filters.mine === 'true'}
        onChange={({ target }) => onChange({ mine: target.checked ? 'true' : '' })}
      >
        只看我的
      </Checkbox>
      <Narrowings filters={filters} onChange={onChange} />
      {onClear && (
        <Button type="link" size="small" onClick={onClear}>
          清除条件
        </Button>
      )}
    </search>
  )
}

function dayOf(text: string) {
  return text ? dayjs(text) : null
}

function OfficeFilter({ value, onChange }: { value: string; onChange: (office: string) => void }) {
  const offices = useOffices().data ?? []
  return (
    <Select
      aria-label="主办单位"
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      className="desk-filter-office"
      options={[{ value: '', label: '全部单位' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={onChange}
    />
  )
}

function SearchBox({
  value,
  onSearch,
  handle,
}: {
  value: string
  onSearch: (q: string) => void
  handle: Ref<SearchHandle>
}) {
  const [text, setText] = useState(value)
  const box = useRef<{ focus: () => void }>(null)
  useEffect(() => setText(value), [value])
  useImperativeHandle(handle, () => ({ focus: () => box.current?.focus() }), [])
  return (
    <Input.Search
      ref={(input) => {
        box.current = input
      }}
      aria-label="搜索标题、正文或编号"
      className="desk-search"
      placeholder="标题、正文或编号"
      allowClear
      maxLength={60}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onSearch={(q) => onSearch(q.trim())}
    />
  )
}
