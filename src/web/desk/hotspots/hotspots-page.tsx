import { useInfiniteQuery } from '@tanstack/react-query'
import { Input, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { HotspotList, HotspotRow } from '../../../server/api-types/hotspots.ts'
import { read } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { spanText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { DayBars } from './day-bars.tsx'
import './hotspots.css'

interface Filters {
  state: 'open' | 'dismissed'
  kind?: string
  place?: string
  from?: string
  to?: string
}

const KINDS = ['咨询', '投诉', '建议', '求助']

const COLUMNS: WideColumn<HotspotRow>[] = [
  {
    title: '热点',
    dataIndex: 'name',
    render: (name: string, { id, officeName, reason }) => (
      <>
        <Link to={`/desk/hotspots/${id}`}>{name}</Link>
        {officeName && <Tag className="hotspot-tag">已交办{officeName}</Tag>}
        {reason && <p className="desk-quiet">不作为热点：{reason}</p>}
      </>
    ),
  },
  { title: '来件', dataIndex: 'matters', width: 70, align: 'right', className: 'desk-number' },
  { title: '近7天', dataIndex: 'recent', width: 75, align: 'right', className: 'desk-number' },
  { title: '天数', dataIndex: 'days', width: 70, align: 'right', className: 'desk-number' },
  { title: '每日来件', dataIndex: 'byDay', width: 150, render: (_, { byDay }) => <DayBars byDay={byDay} /> },
  {
    title: '起止',
    dataIndex: 'firstOn',
    width: 215,
    className: 'desk-number hotspot-span',
    render: (_, { firstOn, lastOn }) => spanText(firstOn, lastOn),
  },
  {
    title: '热度',
    dataIndex: 'heat',
    width: 75,
    align: 'right',
    className: 'desk-number',
    render: (heat: number) => Math.round(heat),
  },
]

/** 热点: what many people write about, hottest first. */
export function HotspotsPage() {
  const [params] = useSearchParams()
  const since = params.get('from')
  const [filters, setFilters] = useState<Filters>({ state: 'open', ...(since ? { from: since } : {}) })
  const hotspots = useInfiniteQuery({
    queryKey: ['hotspots', filters],
    queryFn: ({ pageParam }) => read<HotspotList>('/api/hotspots', { ...filters, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <>
      <PageHeading
        title="热点"
        note="多件来信、咨询说的是同一件事，自动归并在一起；只看事，不看人。拆开、合并之后以人的决定为准。"
      />
      <FilterBar filters={filters} onChange={setFilters} />
      <p className="desk-quiet hotspot-heat">
        热度只用来排先后：来件每多一倍加 10 分，来件的天数每多一倍加 3 分，近 7 天比此前四周多的最多加 6
        分；说法不一、地点分散的打折；没有新来件的，每过 14 天减半。
      </p>
      <ListState
        query={hotspots}
        items={hotspots.data?.pages.flatMap(({ items }) => items)}
        empty={filters.state === 'open' ? '没有符合条件的热点' : '没有不作为热点的归并'}
        next={filters.state === 'open' && '两件以上来件说的是同一件事，就会归并在这里；也可以放宽上面的条件。'}
      >
        {(items) => <WideTable<HotspotRow> rowKey="id" columns={COLUMNS} rows={items} least={900} />}
      </ListState>
      <MoreButton query={hotspots} className="hotspot-more" />
    </>
  )
}

function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const change = (part: Partial<Record<keyof Filters, string | undefined>>) => {
    const next = Object.entries({ ...filters, ...part }).filter(([, value]) => value)
    onChange({ state: 'open', ...Object.fromEntries(next) })
  }
  return (
    <search className="hotspot-filters">
      <Segmented
        aria-label="状态"
        value={filters.state}
        options={[
          { value: 'open', label: '热点' },
          { value: 'dismissed', label: '不作为热点' },
        ]}
        onChange={(state) => change({ state })}
      />
      <Input.Search
        aria-label="地点或名称"
        placeholder="地点或名称"
        allowClear
        maxLength={40}
        onSearch={(place) => change({ place: place.trim() })}
      />
      <Select
        aria-label="来信类别"
        placeholder="来信类别"
        allowClear
        value={filters.kind ?? null}
        options={KINDS.map((kind) => ({ value: kind, label: kind }))}
        onChange={(kind) => change({ kind: kind ?? undefined })}
      />
      <span>
        自 <DayInput label="自" value={filters.from} onChange={(from) => change({ from: from ?? undefined })} />
      </span>
      <span>
        至 <DayInput label="至" value={filters.to} onChange={(to) => change({ to: to ?? undefined })} />
      </span>
    </search>
  )
}
