import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BulkRequest, BulkResult } from '../../../server/api-types/desk.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { newKey } from '../../shared/api.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'

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

/** What became of each; an appointment can be given back to whoever had it. */
export function BulkResults({ results, undoable }: { results: readonly BulkResult[]; undoable: boolean }) {
  const client = useQueryClient()
  const [key] = useState(newKey)
  const done = results.filter(({ outcome }) => outcome === 'done')
  const back = undoable ? done.filter(({ assigneeBefore }) => assigneeBefore) : []
  const undo = useMutation({
    mutationFn: () => {
      const body: BulkRequest = {
        action: 'assignPerson',
        input: {},
        matters: back.map(({ id, seq, assigneeBefore }) => ({ id, seq: seq ?? 0, input: { person: assigneeBefore } })),
      }
      return send<ItemList<BulkResult>>('POST', '/api/matters/bulk', body, { key })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['matters'] }),
  })
  const undone = undo.data?.items.filter(({ outcome }) => outcome === 'done').length
  return (
    <>
      <Alert
        type={done.length === results.length ? 'success' : 'warning'}
        showIcon
        title={
          undone === undefined
            ? `办好 ${done.length} 件，没有办 ${results.length - done.length} 件`
            : `已交还原经办人 ${undone} 件${undone < back.length ? `，${back.length - undone} 件有新情况，没有动` : ''}`
        }
        action={
          back.length > 0 &&
          undone === undefined && (
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
              撤销：交还原经办人（{back.length}）
            </Button>
          )
        }
      />
      {undo.isError && <ProblemPanel error={undo.error} onRetry={() => undo.mutate()} />}
      <Table<BulkResult>
        className="desk-bulk-results"
        size="small"
        rowKey="id"
        columns={COLUMNS}
        dataSource={[...(undo.data?.items ?? results)]}
        pagination={false}
        scroll={{ y: 360 }}
      />
    </>
  )
}
