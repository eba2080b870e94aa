import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useOffices } from '../common/queries.ts'
import { useRangePresets } from '../common/use-range-presets.ts'
import { OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import type { FigureQuery } from './figure-query.ts'

/** Chooses a year, or any two days, and an office. */
export function PeriodBar({ query, onChange }: { query: FigureQuery; onChange: (query: FigureQuery) => void }) {
  const offices = useOffices().data ?? []
  const role = useSignedIn().post?.role ?? ''
  const presets = useRangePresets()
  const office = query.office ? { office: query.office } : {}
  return (
    <search className="desk-filters">
      <span>年度</span>
      <DatePicker
        aria-label="年度"
        picker="year"
        allowClear={false}
        value={query.year ? dayjs(`${query.year}-01-01`) : null}
        onChange={(_, year) => typeof year === 'string' && year && onChange({ year, ...office })}
      />
      <span>或期间</span>
      <DatePicker.RangePicker
        aria-label="期间"
        className="desk-range"
        presets={presets}
        allowClear={false}
        value={query.from && query.to ? [dayjs(query.from), dayjs(query.to)] : null}
        onChange={(_, [from, to] = ['', '']) => from && to && onChange({ from, to, ...office })}
      />
      {!OFFICE_ROLES.includes(role) && (
        <Select
          aria-label="单位"
          className="desk-filter-office"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          value={query.office ?? ''}
          options={[{ value: '', label: '全县' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(chosen) => onChange({ ...query, office: chosen })}
        />
      )}
    </search>
  )
}
