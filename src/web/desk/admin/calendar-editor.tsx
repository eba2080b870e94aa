import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { CalendarYear } from '../../../server/api-types/calendar.ts'
import { send } from '../client.ts'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { HolidayRows } from './holiday-rows.tsx'
import { MakeupDayRows } from './makeup-day-rows.tsx'

/** Enters a year's notice day by day. */
export function CalendarEditor({ calendar }: { calendar: CalendarYear }) {
  const { modal } = App.useApp()
  const [notice, setNotice] = useState(calendar.notice)
  const [holidays, setHolidays] = useState(calendar.holidays)
  const [makeupDays, setMakeupDays] = useState(calendar.makeupDays)
  const save = useWrite({
    write: () =>
      send('PUT', `/api/admin/calendar-years/${calendar.year}`, { notice: notice.trim(), holidays, makeupDays }),
    done: '工作日历已保存',
    refresh: ['calendar'],
  })
  const complete = notice.trim() !== '' && holidays.length > 0 && holidays.every(({ name }) => name.trim() !== '')
  const ask = () =>
    void modal.confirm({
      title: `保存 ${calendar.year} 年工作日历?`,
      content: `放假 ${holidays.length} 天,调休上班 ${makeupDays.length} 天。保存后,跨入该年度的在办期限会重新计算。`,
      okText: '保存',
      onOk: () => save.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <>
      <Section title="通知">
        <Input
          aria-label="通知的文号或网址"
          placeholder="通知的文号或网址,如:国办发明电〔2019〕16号"
          maxLength={200}
          value={notice}
          onChange={({ target }) => setNotice(target.value)}
        />
      </Section>
      <div className="desk-halves">
        <Section title={`放假 ${holidays.length} 天`}>
          <HolidayRows year={calendar.year} holidays={holidays} onChange={setHolidays} />
        </Section>
        <Section title={`调休上班 ${makeupDays.length} 天`}>
          <MakeupDayRows year={calendar.year} makeupDays={makeupDays} onChange={setMakeupDays} />
        </Section>
      </div>
      <Button type="primary" disabled={!complete} loading={save.isPending} onClick={ask}>
        保存
      </Button>
    </>
  )
}
