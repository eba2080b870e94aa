import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { CalendarYear } from '../../../server/api-types/calendar.ts'

interface MakeupDayRowsProps {
  year: number
  makeupDays: CalendarYear['makeupDays']
  onChange: (makeupDays: CalendarYear['makeupDays']) => void
}

/** Saturdays and Sundays that are worked. */
export function MakeupDayRows({ year, makeupDays, onChange }: MakeupDayRowsProps) {
  return (
    <>
      <ul className="desk-days">
        {makeupDays.map(({ on }) => (
          <li key={on}>
            <span className="desk-number">
              {on} 周{'日一二三四五六'[dayjs(on).day()]}
            </span>
            <Button
              type="link"
              size="small"
              aria-label={`删去 ${on}`}
              onClick={() => onChange(makeupDays.filter((each) => each.on !== on))}
            >
              删去
            </Button>
          </li>
        ))}
      </ul>
      <DatePicker
        aria-label="加入调休上班日"
        placeholder="加入周六或周日"
        minDate={dayjs(`${year}-01-01`)}
        maxDate={dayjs(`${year}-12-31`)}
        disabledDate={(day) => ![0, 6].includes(day.day())}
        value={null}
        onChange={(_, on) => {
          if (typeof on === 'string' && on && !makeupDays.some((each) => each.on === on))
            onChange([...makeupDays, { on, name: '调休上班' }].sort((a, b) => a.on.localeCompare(b.on)))
        }}
      />
    </>
  )
}
