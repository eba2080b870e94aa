import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, type TableColumnsType } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { HotspotPage as HotspotData, MatterBrief } from '../../../server/api-types/hotspots.ts'
import { problemOf } from '../../shared/api.ts'
import { dateText, instantText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { ChoosingTable } from '../common/choosing-table.tsx'
import { Loading } from '../common/loading.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { DayBars } from './day-bars.tsx'
import { HotspotActions } from './hotspot-actions.tsx'
import './hotspots.css'

const COLUMNS: TableColumnsType<MatterBrief> = [
  {
    title: '标题',
    dataIndex: 'title',
    render: (title: string, { id }) => <Link to={`/desk/matters/${id}`}>{title}</Link>,
  },
  { title: '事项', dataIndex: 'procedureTitle', width: 130 },
  { title: '编号', dataIndex: 'receiptNumber', width: 170, className: 'desk-number' },
  { title: '环节', dataIndex: 'stageLabel', width: 90 },
  { title: '主办单位', dataIndex: 'leadOfficeName', width: 140, render: (name: string | null) => name ?? '未分办' },
  { title: '收到', dataIndex: 'openedOn', width: 110, className: 'desk-number' },
]

/** One event with its matters, and what may be decided about it. */
export function HotspotPage() {
  const { id = '' } = useParams()
  const hotspot = useInfiniteQuery({
    queryKey: ['hotspot', id],
    queryFn: ({ pageParam }) =>
      read<HotspotData>(`/api/hotspots/${encodeURIComponent(id)}`, { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  if (hotspot.isPending) return <Loading what="正在取热点" />
  const [first] = hotspot.data?.pages ?? []
  if (!hotspot.data || !first) {
    if (problemOf(hotspot.error).status === 404) return <Gone />
    return <ProblemPanel error={hotspot.error} onRetry={() => hotspot.refetch()} />
  }
  const items = hotspot.data.pages.flatMap((page) => page.items)
  return <Whole key={id} hotspot={first} items={items} more={<MoreButton query={hotspot} block label="更早的来件" />} />
}

interface WholeProps {
  hotspot: HotspotData
  items: MatterBrief[]
  /** What fetches the next of them. */
  more: ReactNode
}

function Whole({ hotspot, items, more }: WholeProps) {
  const [chosen, setChosen] = useState<string[]>([])
  const { name, matters, recent, firstOn, lastOn, officeName, handedOnAt, reason, mayDecide, byDay } = hotspot
  return (
    <>
      <PageHeading
        title={name}
        note={`${matters} 件来件，近 7 天 ${recent} 件；${dateText(firstOn)}至${dateText(lastOn)}`}
        extra={<DayBars byDay={byDay} />}
      />
      {hotspot.state === 'dismissed' && <Alert type="info" showIcon title={`不作为热点：${reason}`} />}
      {officeName && (
        <Alert type="success" showIcon title={`已作为一项任务交办${officeName}（${instantText(handedOnAt ?? '')}）`} />
      )}
      {mayDecide && <HotspotActions hotspot={hotspot} chosen={chosen} onDone={() => setChosen([])} />}
      <ChoosingTable<MatterBrief>
        size="small"
        rowKey="id"
        columns={COLUMNS}
        dataSource={items}
        pagination={false}
        scroll={{ x: 860 }}
        {...(mayDecide
          ? {
              rowSelection: {
                // No box for all: nobody splits a whole hotspot off, and its copy in the measuring row would take the focus.
                columnTitle: <span className="desk-hidden">选择</span>,
                selectedRowKeys: chosen,
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: ({ title }) => ({ 'aria-label': `选择 ${title}` }) as object,
              },
            }
          : {})}
      />
      {items.length < matters && <p className="desk-quiet">这里列出 {items.length} 件。</p>}
      {more}
    </>
  )
}

function Gone() {
  return (
    <Nothing alone what="没有这个热点，或它已并入别的热点">
      <Link to="/desk/hotspots">回到热点</Link>
    </Nothing>
  )
}
