import { Timeline } from 'antd'
import type { TimelineEntry } from '../../../server/api-types.ts'
import { shanghai } from '../common/time.ts'
import { DocumentList } from './document-list.tsx'
import { FieldList } from './field-list.tsx'

/** What was done, by whom, in which post, on which day: oldest first, as in a paper file. */
export function TimelineView({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <Timeline
      className="matter-timeline"
      items={entries.map((entry) => ({ key: entry.seq, content: <Entry entry={entry} /> }))}
    />
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const [recordedOn, time] = shanghai(entry.recordedAt)
  const who = [entry.officeName, entry.roleLabel, entry.actorName].filter(Boolean).join(' · ')
  return (
    <div className="entry">
      <div className="entry-head">
        <strong>{entry.label}</strong>
        {entry.documentNumber && <span className="entry-document">{entry.documentNumber}</span>}
        <span className="entry-when">
          {entry.happenedOn}
          {recordedOn === entry.happenedOn ? ` ${time}` : `(${recordedOn} ${time} 补记)`}
        </span>
      </div>
      <p className="entry-who">{who}</p>
      {entry.fields.length > 0 && <FieldList fields={entry.fields} />}
      {entry.documents.length > 0 && <DocumentList documents={entry.documents} />}
      {entry.law && <p className="entry-law">依据:{entry.law}</p>}
    </div>
  )
}
