import type { TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { FieldList } from '../common/field-list.tsx'

/** What was done, newest first: on which day, by whom. Answers stand on a card of their own. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="p-timeline" reversed>
      {[...entries]
        .reverse()
        .map(({ seq, label, happenedOn, correctedFrom, redated, roleLabel, officeName, fields, documents, law }) => (
          <li key={seq}>
            <p className="p-timeline-head">
              <strong>{label}</strong>
              <span className="p-soft">
                {dateText(happenedOn)} · {officeName ?? roleLabel}
              </span>
            </p>
            {correctedFrom && (
              <p className="p-soft">
                日期已更正：原记<del>{dateText(correctedFrom)}</del>，实为{dateText(happenedOn)}
              </p>
            )}
            <FieldList fields={fields.filter(({ name }) => name !== 'answer')} />
            {redated?.map((moved) => (
              <p key={moved.label}>
                {moved.label}：<del>{dayText(moved.from)}</del> → <ins>{dayText(moved.to)}</ins>
              </p>
            ))}
            {documents.length > 0 && <p className="p-soft">附：{documents.map(({ name }) => name).join('、')}</p>}
            {law && <p className="p-soft">依据：{law}</p>}
          </li>
        ))}
    </ol>
  )
}

function dayText(on: string | null): string {
  return on ? dateText(on) : '未定'
}
