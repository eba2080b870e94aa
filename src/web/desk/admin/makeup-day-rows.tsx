import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dayText, firstDay, lastDay, type NamedDay } from './holiday-spans.ts'

interface MakeupDayRowsProps {
  year: number
  makeupDays: readonly NamedDay[]
  onChange: (makeupDays: NamedDay[]) => void
}

/** Saturdays and Sundays that are worked. */
export function MakeupDayRows({ year, makeupDays, onChange }: MakeupDayRowsProps) {
  return (
    <>
      <ul className="desk-days">
        {makeupDays.map(({ on, name }) => (
          <li key={on}>
            <span className="desk-number">{dayText(on)}</span>
            <span>{name}</span>
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
        minDate={dayjs(firstDay(year))}
        maxDate={dayjs(lastDay(year))}
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
