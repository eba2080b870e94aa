import { useQuery } from '@tanstack/react-query'
import type { ItemList, NormInfo } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { unitText } from '../common/unit-text.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { AmountEditor } from './amount-editor.tsx'

const EDITED = { path: '/api/admin/norms', kind: '县定时限', atMost: 365, refresh: 'norms' }

const COLUMNS: WideColumn<NormInfo>[] = [
  { title: '时限', dataIndex: 'name', width: 200 },
  { title: '默认', key: 'default', width: 120, render: (_, norm) => `${norm.defaultAmount} ${unitText(norm.unit)}` },
  { title: '默认的由来', dataIndex: 'basis' },
  {
    title: '本县',
    key: 'own',
    width: 330,
    render: (_, norm) => <AmountEditor key={norm.amount} limit={norm} {...EDITED} />,
  },
]

/** 县定时限: the county's own limits beside the statute's; two numbers, never one. */
export function NormsPage() {
  const norms = useQuery({
    queryKey: ['norms'],
    queryFn: async () => (await read<ItemList<NormInfo>>('/api/admin/norms')).items,
  })
  return (
    <>
      <PageHeading title="县定时限" note="县定时限是本县对自己的要求，不改变法定期限。修改只影响此后起算的时限。" />
      <ListState query={norms} items={norms.data} empty="没有可以设定的时限">
        {(items) => <WideTable<NormInfo> rowKey="id" columns={COLUMNS} rows={items} least={900} />}
      </ListState>
    </>
  )
}
