import { Button, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'

interface Holiday {
  on: string
  name: string
}

interface HolidayRowsProps {
  year: number
  holidays: readonly Holiday[]
  onChange: (holidays: Holiday[]) => void
}

/** Days off, entered as the notice writes them: a festival from one day to another. */
export function HolidayRows({ year, holidays, onChange }: HolidayRowsProps) {
  const [name, setName] = useState('')
  const [span, setSpan] = useState<[Dayjs, Dayjs]>()
  function add() {
    if (!span) return
    const fresh = daysOf(span).map((on) => ({ on, name: name.trim() }))
    const kept = holidays.filter(({ on }) => !fresh.some((each) => each.on === on))
    onChange([...kept, ...fresh].sort((a, b) => a.on.localeCompare(b.on)))
    setName('')
    setSpan(undefined)
  }
  return (
    <>
      <ul className="desk-days">
        {holidays.map(({ on, name: festival }) => (
          <li key={on}>
            <span className="desk-number">
              {on} 周{'日一二三四五六'[dayjs(on).day()]}
            </span>
            <span>{festival}</span>
            <Button
              type="link"
              size="small"
              aria-label={`删去 ${on}`}
              onClick={() => onChange(holidays.filter((each) => each.on !== on))}
            >
              删去
            </Button>
          </li>
        ))}
      </ul>
      <div className="desk-inline">
        <Input
          aria-label="节日"
          placeholder="节日,如:国庆节"
          maxLength={20}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <DatePicker.RangePicker
          aria-label="放假起止"
          minDate={dayjs(`${year}-01-01`)}
          maxDate={dayjs(`${year}-12-31`)}
          value={span ?? null}
          onChange={(days) => setSpan(days?.[0] && days[1] ? [days[0], days[1]] : undefined)}
        />
        <Button disabled={!span || name.trim() === ''} onClick={add}>
          加入
        </Button>
      </div>
    </>
  )
}

function daysOf([from, to]: readonly [Dayjs, Dayjs]): string[] {
  const count = to.startOf('day').diff(from.startOf('day'), 'day') + 1
  return Array.from({ length: count }, (_, index) => from.add(index, 'day').format('YYYY-MM-DD'))
}
