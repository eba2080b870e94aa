import { Tag } from 'antd'
import { dateText, instantText } from '../../shared/format.ts'
import { usePeople, useProcedures } from '../common/queries.ts'
import type { Filters } from './filters.ts'

interface NarrowingsProps {
  filters: Filters
  onChange: (patch: Partial<Filters>) => void
}

/** What narrows the list though no box of the bar shows it: each can be taken away. */
export function Narrowings({ filters, onChange }: NarrowingsProps) {
  const { unassigned, assignee, dueFrom, dueTo, closedFrom, closedTo, did, changedSince } = filters
  const people = usePeople(undefined, assignee !== '').data ?? []
  const procedures = useProcedures().data ?? []
  const action = procedures.flatMap(({ actions }) => actions).find(({ name: one }) => one === did)?.label ?? did
  const name = people.find(({ id }) => id === assignee)?.name ?? '指定的人'
  return (
    <>
      {unassigned && <Taken text="未分办" onClose={() => onChange({ unassigned: '' })} />}
      {assignee && <Taken text={`经办人：${name}`} onClose={() => onChange({ assignee: '' })} />}
      {(dueFrom || dueTo) && (
        <Taken text={`期限：${dayRange(dueFrom, dueTo)}`} onClose={() => onChange({ dueFrom: '', dueTo: '' })} />
      )}
      {(closedFrom || closedTo) && (
        <Taken
          text={`办结：${dayRange(closedFrom, closedTo)}`}
          onClose={() => onChange({ closedFrom: '', closedTo: '' })}
        />
      )}
      {did && <Taken text={`办过：${action}`} onClose={() => onChange({ did: '' })} />}
      {changedSince && (
        <Taken text={`${instantText(changedSince)}以后有新动静`} onClose={() => onChange({ changedSince: '' })} />
      )}
    </>
  )
}

function Taken({ text, onClose }: { text: string; onClose: () => void }) {
  return (
    <Tag color="processing" closable={{ 'aria-label': `去掉条件：${text}` }} onClose={onClose}>
      {text}
    </Tag>
  )
}

function dayRange(from: string, to: string): string {
  if (from === to) return dateText(from)
  if (!from) return `${dateText(to)}以前`
  return to ? `${dateText(from)}至${dateText(to)}` : `${dateText(from)}以后`
}
