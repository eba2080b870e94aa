import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type {
  CalendarPreview,
  CalendarSaved,
  CalendarYear,
  CalendarYearRequest,
} from '../../../server/api-types/calendar.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { CalendarPreviewPanel } from './calendar-preview-panel.tsx'
import { CalendarSavedPanel } from './calendar-saved-panel.tsx'
import { CalendarText } from './calendar-text.tsx'
import { HolidayRows } from './holiday-rows.tsx'
import { MakeupDayRows } from './makeup-day-rows.tsx'

/** Enters a year's notice: its words or its days, what they change, and then the pass over the matters. */
export function CalendarEditor({ calendar }: { calendar: CalendarYear }) {
  const { year } = calendar
  const client = useQueryClient()
  const [draft, setDraft] = useState<CalendarYearRequest>(() => draftOf(calendar))
  const path = `/api/admin/calendar-years/${year}`
  const preview = useMutation({ mutationFn: () => send<CalendarPreview>('POST', `${path}/preview`, trimmed(draft)) })
  const save = useMutation({
    mutationFn: () => send<CalendarSaved>('PUT', path, trimmed(draft)),
    onSuccess: async () => {
      preview.reset()
      await client.invalidateQueries({ queryKey: ['calendar'] })
      await client.invalidateQueries({ queryKey: ['redatings'] })
    },
  })
  // A preview speaks of the days as they were when it was asked for.
  const change = (part: Partial<CalendarYearRequest>) => {
    setDraft({ ...draft, ...part })
    preview.reset()
    save.reset()
  }
  const complete = draft.notice.trim() !== '' && draft.holidays.length > 0
  const error = preview.error ?? save.error
  return (
    <>
      <Section title="粘贴通知">
        <CalendarText
          year={year}
          onRead={({ notice, holidays, makeupDays }) => change({ holidays, makeupDays, ...(notice ? { notice } : {}) })}
        />
      </Section>
      <Section title="通知名称和文号">
        <Input
          aria-label="通知名称和文号"
          placeholder="国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）"
          maxLength={200}
          value={draft.notice}
          onChange={({ target }) => change({ notice: target.value })}
        />
      </Section>
      <div className="desk-halves">
        <Section title={`放假 ${draft.holidays.length} 天`}>
          <HolidayRows year={year} holidays={draft.holidays} onChange={(holidays) => change({ holidays })} />
        </Section>
        <Section title={`调休上班 ${draft.makeupDays.length} 天`}>
          <MakeupDayRows year={year} makeupDays={draft.makeupDays} onChange={(makeupDays) => change({ makeupDays })} />
        </Section>
      </div>
      {error && <ProblemPanel error={error} />}
      {preview.data ? (
        <CalendarPreviewPanel preview={preview.data} saving={save.isPending} onSave={() => save.mutate()} />
      ) : (
        <Button type="primary" disabled={!complete} loading={preview.isPending} onClick={() => preview.mutate()}>
          预览变动
        </Button>
      )}
      {!complete && <Alert type="info" showIcon title="请填写通知名称，并至少录入一天放假" />}
      {save.data && <CalendarSavedPanel saved={save.data} />}
    </>
  )
}

function draftOf({ notice, holidays, makeupDays }: CalendarYear): CalendarYearRequest {
  const named = (days: CalendarYear['holidays']) => days.map(({ on, name }) => ({ on, name }))
  return { notice, holidays: named(holidays), makeupDays: named(makeupDays) }
}

function trimmed(draft: CalendarYearRequest): CalendarYearRequest {
  return { ...draft, notice: draft.notice.trim() }
}
