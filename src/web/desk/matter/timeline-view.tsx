import { Timeline } from 'antd'
import type { TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { addressOf } from '../client.ts'
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
          {dateText(entry.happenedOn)}
          {recordedOn === entry.happenedOn ? ` ${time}` : `（${dateText(recordedOn)} ${time} 补记）`}
        </span>
      </div>
      {entry.correctedFrom && (
        <p className="entry-corrected">
          日期已更正：原记 <del>{dateText(entry.correctedFrom)}</del>，实为 <ins>{dateText(entry.happenedOn)}</ins>
        </p>
      )}
      <p className="entry-who">{who}</p>
      {entry.fields.length > 0 && <FieldList fields={entry.fields} />}
      {entry.redated && <Redated moved={entry.redated} />}
      {entry.documents.length > 0 && <DocumentList documents={entry.documents} />}
      {entry.paper && (
        <p>
          <a href={addressOf(entry.paper.path)} download={entry.paper.name}>
            下载{entry.paper.name}
          </a>
        </p>
      )}
      {entry.law && <p className="entry-law">依据：{entry.law}</p>}
    </div>
  )
}

/** The due days that a correction moved, old beside new. */
function Redated({ moved }: { moved: NonNullable<TimelineEntry['redated']> }) {
  if (moved.length === 0) return <p className="entry-who">各项期限的届满日没有变动。</p>
  return (
    <ul className="entry-redated">
      {moved.map(({ label, from, to }) => (
        <li key={label}>
          {label}：<del>{from ?? '未定'}</del> → <ins>{to ?? '未定'}</ins>
        </li>
      ))}
    </ul>
  )
}
