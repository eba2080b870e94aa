import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ExclusionItem, ExclusionList, ExclusionState } from '../../../server/api-types/follow-up.ts'
import { dateText } from '../../shared/format.ts'
import { read, send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'

const STATES: Readonly<Record<ExclusionState, string>> = {
  pending: '待审批',
  approved: '已批准',
  refused: '未批准',
  void: '已失效（本人后来评价了）',
}
const DECIDERS = ['supervisor', 'leader']

interface Deciding {
  item: ExclusionItem
  approve: boolean
}

/** 剔除清单: every proposal with its reason and what was decided, one by one. */
export function ExclusionTable() {
  const { post } = useSignedIn()
  const [state, setState] = useState<ExclusionState | ''>('')
  const [deciding, setDeciding] = useState<Deciding>()
  const role = post?.role ?? ''
  const list = useInfiniteQuery({
    queryKey: ['exclusions', post?.id, state],
    queryFn: ({ pageParam }) => read<ExclusionList>('/api/follow-ups/exclusions', { state, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <Select
        aria-label="审批情况"
        className="call-state"
        value={state}
        onChange={setState}
        options={[
          { value: '', label: '全部' },
          ...Object.entries(STATES).map(([value, label]) => ({ value: value as ExclusionState, label })),
        ]}
      />
      <ListState query={list} items={items} empty="没有剔除" next="提出剔除的事项逐件列在这里，等另一人审批。">
        {(rows) => (
          <WideTable<ExclusionItem>
            rowKey={(row) => `${row.id}-${row.proposedOn}-${row.reason}`}
            columns={columnsOf(role, (item, approve) => setDeciding({ item, approve }))}
            rows={rows}
            least={1000}
          />
        )}
      </ListState>
      <MoreButton query={list} label="再看一页" />
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

function columnsOf(
  role: string,
  onDecide: (item: ExclusionItem, approve: boolean) => void,
): WideColumn<ExclusionItem>[] {
  const decision: WideColumn<ExclusionItem>[] = DECIDERS.includes(role)
    ? [
        {
          title: '审批',
          key: 'decide',
          width: 150,
          render: (_, item) =>
            item.state !== 'pending' ? null : item.mine ? (
              <span className="desk-quiet">本人提出，请另一人审批</span>
            ) : (
              <span className="desk-inline">
                <Button size="small" aria-label={`批准剔除 ${item.receiptNumber}`} onClick={() => onDecide(item, true)}>
                  批准
                </Button>
                <Button
                  size="small"
                  aria-label={`不准剔除 ${item.receiptNumber}`}
                  onClick={() => onDecide(item, false)}
                >
                  不准
                </Button>
              </span>
            ),
        },
      ]
    : []
  return [
    {
      title: '事项',
      key: 'matter',
      width: 240,
      render: (_, { id, receiptNumber, title }) =>
        role === 'auditor' ? (
          `${receiptNumber} ${title}`
        ) : (
          <Link to={`/desk/matters/${id}`}>{`${receiptNumber} ${title}`}</Link>
        ),
    },
    { title: '承办单位', dataIndex: 'officeName', width: 130 },
    { title: '原因', dataIndex: 'kind', width: 100 },
    { title: '理由', dataIndex: 'reason' },
    {
      title: '提出',
      key: 'proposed',
      width: 120,
      render: (_, { proposedByName, proposedOn }) => `${proposedByName ?? ''} ${dateText(proposedOn)}`,
    },
    {
      title: '结果',
      key: 'state',
      width: 220,
      render: (_, { state, decidedByName, decidedOn, opinion }) => (
        <>
          <Tag color={state === 'pending' ? 'warning' : 'default'}>{STATES[state]}</Tag>
          {decidedOn ? `${decidedByName ?? ''} ${dateText(decidedOn)}：${opinion ?? ''}` : ''}
        </>
      ),
    },
    ...decision,
  ]
}

function DecideDialog({ item, approve, onClose }: Deciding & { onClose: () => void }) {
  const client = useQueryClient()
  const act = approve ? 'approve-exclusion' : 'refuse-exclusion'
  return (
    <FormDialog<{ opinion: string }>
      title={`${approve ? '批准' : '不准'}剔除：${item.receiptNumber}（${item.kind}）`}
      okText={approve ? '批准剔除' : '不准剔除'}
      danger={approve}
      onClose={onClose}
      onSubmit={async (values, key) => {
        await send('POST', `/api/${item.plural}/${item.id}/${act}`, values, { key, seq: item.seq })
        await Promise.all(['exclusions', 'follow-ups'].map((name) => client.invalidateQueries({ queryKey: [name] })))
      }}
    >
      <p>{item.reason}</p>
      <Form.Item
        name="opinion"
        label="审批意见"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明审批意见' }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
      </Form.Item>
    </FormDialog>
  )
}
