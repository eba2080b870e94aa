import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { Overview, OverviewGroup, OverviewItem } from '../../../server/api-types/configuration.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { instantText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { SetupReminder } from '../setup/setup-reminder.tsx'

const COLUMNS: WideColumn<OverviewItem>[] = [
  { title: '项目', dataIndex: 'label', width: 220 },
  {
    title: '现在',
    dataIndex: 'current',
    width: 200,
    render: (current: string, { changed }) => (
      <>
        {current} {changed && <Tag color="processing">本县</Tag>}
      </>
    ),
  },
  { title: '默认', dataIndex: 'standard', width: 180, render: (standard: string | null) => standard ?? '—' },
  {
    title: '最近改动',
    key: 'changed',
    render: (_, { changedAt, personName }) =>
      changedAt ? `${instantText(changedAt)} ${personName ?? '程序'}` : <span className="desk-quiet">没有改过</span>,
  },
]

/** 设置总览: everything the county may set, with what stands, the default, who changed it when, and where. */
export function OverviewPage() {
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: async () => (await read<Overview>('/api/admin/overview')).groups,
  })
  return (
    <>
      <PageHeading
        title="设置总览"
        note="本县可以设置的全部项目。每次改动都留有记录，可以比较、撤销。"
        extra={<Link to="/desk/changes">变更记录</Link>}
      />
      <SetupReminder />
      <ListState query={overview} items={overview.data} empty="没有可以设置的项目">
        {(groups) => groups.map((group) => <Group key={group.subject} group={group} />)}
      </ListState>
    </>
  )
}

function Group({ group: { subject, label, note, page, items } }: { group: OverviewGroup }) {
  return (
    <section aria-labelledby={`group-${subject}`} className="desk-overview-group">
      <div className="desk-inline">
        <h2 id={`group-${subject}`}>{label}</h2>
        {page && <Link to={page}>去设置</Link>}
        {subject !== 'office' && <Link to={`/desk/changes?subject=${subject}`}>{label}的变更</Link>}
      </div>
      <p className="desk-quiet">{note}</p>
      <WideTable<OverviewItem> rowKey={({ label: item }) => item} columns={COLUMNS} rows={items} least={700} />
    </section>
  )
}
