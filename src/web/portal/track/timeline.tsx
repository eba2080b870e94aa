import type { TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { FieldList } from '../common/field-list.tsx'

/** What was done, newest first: on which day, by whom. Answers stand on a card of their own. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="p-timeline" reversed>
      {[...entries].reverse().map(({ seq, label, happenedOn, roleLabel, officeName, fields, documents, law }) => (
        <li key={seq}>
          <p className="p-timeline-head">
            <strong>{label}</strong>
            <span className="p-soft">
              {dateText(happenedOn)} · {officeName ?? roleLabel}
            </span>
          </p>
          <FieldList fields={fields.filter(({ name }) => name !== 'answer')} />
          {documents.length > 0 && <p className="p-soft">附：{documents.map(({ name }) => name).join('、')}</p>}
          {law && <p className="p-soft">依据：{law}</p>}
        </li>
      ))}
    </ol>
  )
}
