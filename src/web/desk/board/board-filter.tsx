import { DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import type { Board } from '../../../server/api-types/boards.ts'
import { useOffices } from '../common/queries.ts'

/** What a board is asked for; absent: this month so far, the whole county. */
export interface BoardQuery extends Record<string, string | undefined> {
  from: string | undefined
  to: string | undefined
  office: string | undefined
}

interface BoardFilterProps {
  board: Board
  query: BoardQuery
  onChange: (query: BoardQuery) => void
}

/** Chooses the days by which things received and closed are counted, and one office. */
export function BoardFilter({ board, query, onChange }: BoardFilterProps) {
  const offices = useOffices().data ?? []
  const spans = spansOf(board.today)
  const chosen = spans.find(({ from, to }) => from === board.from && to === board.to)?.value ?? ''
  return (
    <search className="desk-filters no-print">
      <Segmented<string>
        aria-label="期间"
        value={chosen}
        options={spans.map(({ value, label }) => ({ value, label }))}
        onChange={(value) => {
          const span = spans.find((each) => each.value === value)
          if (span) onChange({ ...query, from: span.from, to: span.to })
        }}
      />
      <DatePicker.RangePicker
        aria-label="收到和办结日期"
        allowClear={false}
        value={[dayjs(board.from), dayjs(board.to)]}
        onChange={(_, [from, to] = ['', '']) => from && to && onChange({ ...query, from, to })}
      />
      <Select
        aria-label="主办单位"
        className="desk-filter-office"
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        value={query.office ?? ''}
        options={[{ value: '', label: '全县' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(office) => onChange({ ...query, office: office || undefined })}
      />
    </search>
  )
}

function spansOf(today: string) {
  const month = `${today.slice(0, 7)}-01`
  const lastEnd = dayjs(month).subtract(1, 'day')
  return [
    { value: 'month', label: '本月', from: month, to: today },
    {
      value: 'last',
      label: '上月',
      from: lastEnd.startOf('month').format('YYYY-MM-DD'),
      to: lastEnd.format('YYYY-MM-DD'),
    },
    { value: 'year', label: '今年', from: `${today.slice(0, 4)}-01-01`, to: today },
  ]
}
