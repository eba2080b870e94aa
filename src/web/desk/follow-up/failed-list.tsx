import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FailedItem, FailedList as Page } from '../../../server/api-types/follow-up.ts'
import { read, send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { OfficeSelect } from '../common/office-select.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { inputOf } from '../form/input-of.ts'
import { useSignedIn } from '../session/session.ts'

interface Deciding {
  item: FailedItem
  redo: boolean
}

/** 待决定重办: what the applicant says is not solved, and nobody has settled yet. */
export function FailedList() {
  const { post } = useSignedIn()
  const [deciding, setDeciding] = useState<Deciding>()
  const list = useInfiniteQuery({
    queryKey: ['failed', post?.id],
    queryFn: ({ pageParam }) => read<Page>('/api/follow-ups/failed', { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const decides = post?.role === 'dispatcher'
  return (
    <>
      <ListState
        query={list}
        items={list.data?.pages.flatMap((page) => page.items)}
        empty="没有待决定是否重办的事项"
        next="回访答“未解决”的事项会列在这里，由分办员决定是否重办。"
      >
        {(rows) => (
          <WideTable<FailedItem>
            rowKey="id"
            columns={columnsOf(decides, (item, redo) => setDeciding({ item, redo }))}
            rows={rows}
            least={900}
          />
        )}
      </ListState>
      <MoreButton query={list} label="再看一页" />
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

function columnsOf(decides: boolean, onDecide: (item: FailedItem, redo: boolean) => void): WideColumn<FailedItem>[] {
  return [
    {
      title: '事项',
      key: 'matter',
      render: (_, { id, receiptNumber, title }) => (
        <Link to={`/desk/matters/${id}`}>{`${receiptNumber} ${title}`}</Link>
      ),
    },
    { title: '承办单位', dataIndex: 'officeName', width: 140 },
    { title: '答复', dataIndex: 'closedOn', width: 110, className: 'desk-number' },
    { title: '主要对什么不满意', dataIndex: 'complaint', width: 160 },
    {
      title: '重办过',
      key: 'redos',
      width: 170,
      render: (_, { redos, beyondBound, exclusionProposed }) => (
        <>
          {redos} 次 {beyondBound && <Tag color="error">须先由县政府办协调</Tag>}
          {exclusionProposed && <Tag color="warning">剔除待审批</Tag>}
        </>
      ),
    },
    ...(decides
      ? [
          {
            title: '决定',
            key: 'decide',
            width: 170,
            render: (_: unknown, item: FailedItem) => (
              <span className="desk-inline">
                <Button
                  size="small"
                  type="primary"
                  disabled={item.exclusionProposed}
                  aria-label={`重办 ${item.receiptNumber}`}
                  onClick={() => onDecide(item, true)}
                >
                  重办
                </Button>
                <Button
                  size="small"
                  disabled={item.exclusionProposed}
                  aria-label={`不再重办 ${item.receiptNumber}`}
                  onClick={() => onDecide(item, false)}
                >
                  不再重办
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
}

function DecideDialog({ item, redo, onClose }: Deciding & { onClose: () => void }) {
  const client = useQueryClient()
  const required = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <FormDialog<Record<string, unknown>>
      title={`${redo ? '重办' : '不再重办'}：${item.receiptNumber}`}
      okText={redo ? '重办' : '不再重办'}
      danger={!redo}
      onClose={onClose}
      onSubmit={async (values, key) => {
        const act = redo ? 'redo' : 'decline-redo'
        await send('POST', `/api/${item.plural}/${item.id}/${act}`, inputOf(values), { key, seq: item.seq })
        await Promise.all(
          ['failed', 'follow-ups', 'matters'].map((name) => client.invalidateQueries({ queryKey: [name] })),
        )
      }}
    >
      {redo && item.beyondBound && (
        <Alert type="warning" showIcon title={`已经重办 ${item.redos} 次，须写明县政府办的协调意见`} />
      )}
      <Form.Item
        name="reason"
        label={redo ? '哪里没有解决，重办要做到什么' : '不再重办的理由（本人看得到）'}
        rules={required('请写明，至少 5 个字')}
      >
        <Input.TextArea rows={3} maxLength={1_000} showCount autoFocus />
      </Form.Item>
      {redo && (
        <Form.Item name="office" label="改由哪个单位重办（选填，不选由原单位重办）">
          <OfficeSelect />
        </Form.Item>
      )}
      {redo && item.beyondBound && (
        <Form.Item name="opinion" label="县政府办协调意见" rules={required('请写明协调意见')}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
    </FormDialog>
  )
}
