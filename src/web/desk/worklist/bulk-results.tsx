import { Alert, Button, Table, type TableColumnsType, Tag } from 'antd'
import { Link } from 'react-router'
import type { BulkResult } from '../../../server/api-types/desk.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { AT_ONCE, useActOnMany } from './use-act-on-many.ts'

const OUTCOMES: Readonly<Record<BulkResult['outcome'], readonly [label: string, colour: string]>> = {
  done: ['已办', 'success'],
  refused: ['未办', 'warning'],
  changed: ['有新情况', 'warning'],
  absent: ['看不到', 'default'],
}

const COLUMNS: TableColumnsType<BulkResult> = [
  {
    title: '事项',
    key: 'matter',
    render: (_, { id, receiptNumber, title }) =>
      title ? (
        <>
          <Link to={`/desk/matters/${id}`} target="_blank">
            {title}
          </Link>{' '}
          <span className="desk-quiet desk-number">{receiptNumber}</span>
        </>
      ) : (
        '—'
      ),
  },
  {
    title: '结果',
    key: 'outcome',
    width: 320,
    render: (_, { outcome, message }) => (
      <>
        <Tag color={OUTCOMES[outcome][1]}>{OUTCOMES[outcome][0]}</Tag>
        {message}
      </>
    ),
  },
]

interface BulkResultsProps {
  results: readonly BulkResult[]
  /** So many nobody has touched. */
  left: number
  undoable: boolean
}

/** Height of a list that draws only the rows in sight, and its least width, in CSS pixels. */
const LONG = { y: 360, x: 560 }

/** What became of each; an appointment can be given back to whoever had it. */
export function BulkResults({ results, left, undoable }: BulkResultsProps) {
  const { act: undo, results: given } = useActOnMany()
  const done = results.filter(({ outcome }) => outcome === 'done')
  const back = undoable ? done.filter(({ assigneeBefore }) => assigneeBefore) : []
  const undone = given.filter(({ outcome }) => outcome === 'done').length
  const giveBack = () =>
    undo.mutate({
      action: 'assignPerson',
      input: {},
      matters: back.map(({ id, seq, assigneeBefore }) => ({ id, seq: seq ?? 0, input: { person: assigneeBefore } })),
    })
  return (
    <>
      <Alert
        type={done.length === results.length && left === 0 ? 'success' : 'warning'}
        showIcon
        title={
          !undo.isSuccess
            ? `办好 ${done.length} 件，没有办 ${results.length - done.length} 件${left > 0 ? `，还有 ${left} 件没有动` : ''}`
            : `已交还原经办人 ${undone} 件${undone < back.length ? `，${back.length - undone} 件有新情况，没有动` : ''}`
        }
        action={
          back.length > 0 &&
          !undo.isSuccess && (
            <Button size="small" loading={undo.isPending} onClick={giveBack}>
              撤销：交还原经办人（{back.length}）
            </Button>
          )
        }
      />
      {undo.isError && <ProblemPanel error={undo.error} onRetry={giveBack} />}
      <Table<BulkResult>
        className="desk-bulk-results"
        size="small"
        rowKey="id"
        columns={COLUMNS}
        dataSource={[...(undo.isSuccess ? given : results)]}
        pagination={false}
        {...(results.length > AT_ONCE ? { virtual: true, scroll: LONG } : { scroll: { y: LONG.y } })}
      />
    </>
  )
}
