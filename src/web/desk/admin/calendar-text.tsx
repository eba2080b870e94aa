import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { CalendarRead } from '../../../server/api-types/calendar.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'

/** The notice's own words, pasted: read into the rows below, where a person looks them over. */
export function CalendarText({ year, onRead }: { year: number; onRead: (found: CalendarRead) => void }) {
  const [text, setText] = useState('')
  const reading = useMutation({
    mutationFn: () => send<CalendarRead>('POST', `/api/admin/calendar-years/${year}/text`, { text }),
    onSuccess: (found) => found.holidays.length > 0 && onRead(found),
  })
  const found = reading.data
  return (
    <>
      <Input.TextArea
        aria-label="通知全文"
        placeholder="一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。"
        rows={5}
        maxLength={20_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="desk-inline">
        <Button disabled={text.trim() === ''} loading={reading.isPending} onClick={() => reading.mutate()}>
          读出日子
        </Button>
        <span className="desk-quiet">读出的日子会替换下面的全部日子，保存前请核对。</span>
      </p>
      {reading.isError && <ProblemPanel error={reading.error} onRetry={() => reading.mutate()} />}
      {found && found.faults.length === 0 && (
        <Alert
          type="success"
          showIcon
          title={`读出放假 ${found.holidays.length} 天、上班 ${found.makeupDays.length} 天，星期和天数与通知一致`}
        />
      )}
      {found && found.faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="有几处对不上，请核对"
          description={
            <ul>
              {found.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
