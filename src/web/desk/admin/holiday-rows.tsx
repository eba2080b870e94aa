import { Button, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { dayText, firstDay, lastDay, type NamedDay, spansOf } from './holiday-spans.ts'

interface HolidayRowsProps {
  year: number
  holidays: readonly NamedDay[]
  onChange: (holidays: NamedDay[]) => void
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
      <ul className="desk-days desk-spans">
        {spansOf(holidays).map(({ name: festival, from, to, days }) => (
          <li key={from}>
            <span>{festival}</span>
            <span className="desk-number">
              {dayText(from)}
              {from !== to && ` 至 ${dayText(to)}`} 共 {days} 天
            </span>
            <Button
              type="link"
              size="small"
              aria-label={`删去 ${festival} ${from}`}
              onClick={() => onChange(holidays.filter(({ on }) => on < from || on > to))}
            >
              删去
            </Button>
          </li>
        ))}
      </ul>
      <div className="desk-inline">
        <Input
          aria-label="节日"
          placeholder="节日，如：国庆节"
          maxLength={20}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <DatePicker.RangePicker
          aria-label="放假起止"
          minDate={dayjs(firstDay(year))}
          maxDate={dayjs(lastDay(year))}
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
