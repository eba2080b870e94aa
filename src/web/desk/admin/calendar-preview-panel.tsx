import { Button } from 'antd'
import type { CalendarPreview, DayKindInfo } from '../../../server/api-types/calendar.ts'
import { Section } from '../matter/section.tsx'
import { dayText } from './holiday-spans.ts'

interface CalendarPreviewPanelProps {
  preview: CalendarPreview
  saving: boolean
  onSave: () => void
}

/** What saving would change: the days, and how many matters will be looked at. */
export function CalendarPreviewPanel({ preview, saving, onSave }: CalendarPreviewPanelProps) {
  const { changes, matters } = preview
  const changed = changes.filter(({ from, to }) => kindText(from) !== kindText(to))
  return (
    <Section title="保存后的变动">
      <p>
        {changes.length === 0
          ? '没有一天的性质改变，期限不会重算；只更新节日名称和通知依据。'
          : `${changed.length} 天改变；将核对 ${matters} 件可能受影响的事项，届满日改变的会列出名单并通知主办单位。`}
      </p>
      <ul className="desk-days">
        {changed.map(({ on, from, to }) => (
          <li key={on}>
            <span className="desk-number">{dayText(on)}</span>
            <span>
              {kindText(from)} → <strong>{kindText(to)}</strong>
            </span>
          </li>
        ))}
      </ul>
      <Button type="primary" loading={saving} onClick={onSave}>
        {changes.length === 0 ? '保存' : '确认保存并重算期限'}
      </Button>
    </Section>
  )
}

const KINDS = { working: '工作日', weekend: '周末', holiday: '放假', makeup: '调休上班' } as const

function kindText({ kind, name }: DayKindInfo): string {
  return kind === 'holiday' && name ? `放假（${name}）` : KINDS[kind]
}
