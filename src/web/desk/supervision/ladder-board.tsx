import { useInfiniteQuery } from '@tanstack/react-query'
import { Grid, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { LadderList, LadderStepInfo } from '../../../server/api-types/supervision.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { DueBadge } from '../common/due.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { instantText, shanghai } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { useSignedIn } from '../session/session.ts'

type Row = LadderList['items'][number]
type Step = LadderStepInfo['step']

const STEPS: readonly (readonly [Step, string])[] = [
  ['warn', '预警'],
  ['remind', '催办'],
  ['order', '督办'],
  ['talk', '约谈'],
  ['announce', '通报'],
]
const COLOURS: Readonly<Record<Step, string>> = {
  warn: 'default',
  remind: 'warning',
  order: 'error',
  talk: 'error',
  announce: 'error',
}

const COLUMNS: WideColumn<Row>[] = [
  {
    title: '已到',
    key: 'step',
    width: 84,
    render: (_, { step, stepLabel }) => <Tag color={COLOURS[step]}>{stepLabel}</Tag>,
  },
  {
    title: '编号',
    key: 'number',
    width: 176,
    className: 'desk-number',
    render: (_, { matter }) => matter.receiptNumber,
  },
  {
    title: '标题',
    key: 'title',
    ellipsis: true,
    render: (_, { matter }) => <Link to={`/desk/matters/${matter.id}`}>{matter.title}</Link>,
  },
  {
    title: '主办单位',
    key: 'office',
    width: 140,
    ellipsis: true,
    render: (_, { matter }) => matter.leadOfficeName ?? '未分办',
  },
  {
    title: '提醒时间',
    key: 'at',
    width: 150,
    className: 'desk-number',
    render: (_, { raisedAt }) => instantText(raisedAt),
  },
  {
    title: '期限',
    key: 'due',
    width: 246,
    className: 'desk-number',
    render: (_, { matter }) => <DueBadge due={matter} closed={matter.closedOn !== null} />,
  },
]

/** The same on a telephone. */
function Card({ row: { step, stepLabel, raisedAt, matter } }: { row: Row }) {
  return (
    <li>
      <div>
        <Tag color={COLOURS[step]}>{stepLabel}</Tag>
        <Link to={`/desk/matters/${matter.id}`}>{matter.title}</Link>
      </div>
      <div className="desk-quiet">
        {matter.receiptNumber} · {matter.leadOfficeName ?? '未分办'} · {dateText(shanghai(raisedAt)[0])}提醒
      </div>
      <DueBadge due={matter} closed={matter.closedOn !== null} />
    </li>
  )
}

/** Open ladders by the step they stand on. */
export function LadderBoard() {
  const { post } = useSignedIn()
  const wide = Grid.useBreakpoint().md ?? true
  const [params, setParams] = useSearchParams()
  const step = STEPS.find(([name]) => name === params.get('step'))?.[0]
  const ladders = useInfiniteQuery({
    queryKey: ['ladders', post?.id, step],
    queryFn: ({ pageParam }) => read<LadderList>('/api/ladders', { step, cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const counts = ladders.data?.pages[0]?.counts
  const total = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : undefined
  const label = (text: string, count: number | undefined) => (count === undefined ? text : `${text} ${count}`)
  return (
    <>
      <Segmented<string>
        aria-label="台阶"
        className="desk-segments"
        value={step ?? ''}
        options={[
          { value: '', label: label('全部', total) },
          ...STEPS.map(([name, text]) => ({ value: name, label: label(text, counts?.[name]) })),
        ]}
        onChange={(next) => setParams(next ? { step: next } : {}, { replace: true })}
      />
      <ListState
        query={ladders}
        items={ladders.data?.pages.flatMap(({ items }) => items)}
        empty={step ? '没有事项停在这一级' : '没有事项需要提醒，都在期限内'}
        next="临近期限或超过期限时，程序按台阶提醒，并列在这里。"
      >
        {(items) => (
          <>
            {wide ? (
              <WideTable<Row> rowKey="ladder" columns={COLUMNS} rows={items} fixed least={960} />
            ) : (
              <ul className="ladder-cards">
                {items.map((row) => (
                  <Card key={row.ladder} row={row} />
                ))}
              </ul>
            )}
            <MoreButton query={ladders} block />
          </>
        )}
      </ListState>
    </>
  )
}
