import { useQuery } from '@tanstack/react-query'
import type { CountyLimitInfo } from '../../../server/api-types/clocks.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { unitText } from '../common/unit-text.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { AmountEditor } from './amount-editor.tsx'

const EDITED = { path: '/api/admin/limits', kind: '期限', atMost: 3650, refresh: 'county-limits' }

const COLUMNS: WideColumn<CountyLimitInfo>[] = [
  { title: '期限', dataIndex: 'name', width: 200 },
  {
    title: '依据和核对情况',
    key: 'law',
    render: (_, { law, mark }) => (
      <>
        {law && <div>{law}</div>}
        <div className="desk-caution">{mark}</div>
      </>
    ),
  },
  {
    title: '默认',
    key: 'default',
    width: 120,
    render: (_, { defaultAmount, unit }) =>
      defaultAmount === null ? '无，须由本县定' : `${defaultAmount} ${unitText(unit)}`,
  },
  {
    title: '本县',
    key: 'own',
    width: 340,
    render: (_, limit) => <AmountEditor key={limit.amount} limit={limit} {...EDITED} />,
  },
]

/** 县定法定期限: what no law fixes, or nobody has checked against its text. */
export function LimitsPage() {
  const limits = useQuery({
    queryKey: ['county-limits'],
    queryFn: async () => (await read<ItemList<CountyLimitInfo>>('/api/admin/limits')).items,
  })
  return (
    <>
      <PageHeading
        title="待定的法定期限"
        note="全国没有统一规定、由本县确定的期限，和尚未对照原文核实的期限。修改只影响此后起算的期限，已经起算的不变；公众推算时会看到是本县设置的。"
      />
      <ListState query={limits} items={limits.data} empty="没有由本县设置的期限">
        {(items) => <WideTable<CountyLimitInfo> rowKey="id" columns={COLUMNS} rows={items} least={900} />}
      </ListState>
    </>
  )
}
