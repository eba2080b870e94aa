import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { PlaceInfo, PlaceList } from '../../../server/api-types/places.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { PlaceDialog } from './place-dialog.tsx'

/** 地名: the county's own list, by which letters find their township. */
export function PlacesPage() {
  const { modal } = App.useApp()
  const [q, setQ] = useState('')
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [editing, setEditing] = useState<PlaceInfo | 'new'>()
  const query = { q: q || undefined, after: cursors.at(-1) }
  const places = useQuery({
    queryKey: ['places', query],
    queryFn: () => read<PlaceList>('/api/places', query),
    placeholderData: keepPreviousData,
  })
  const removal = useWrite({
    write: (name: string) => send('DELETE', `/api/places/${encodeURIComponent(name)}`),
    done: '已删去',
    refresh: ['places'],
  })
  const remove = ({ name }: PlaceInfo) =>
    void modal.confirm({
      title: `删去“${name}”？`,
      content: '删去后，分办建议和热点不再认得这个地名；已经分办的不变。',
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: () => removal.mutateAsync(name).catch(() => undefined),
    })
  const columns: WideColumn<PlaceInfo>[] = [
    { title: '地名', dataIndex: 'name', width: 200 },
    { title: '类别', dataIndex: 'kindLabel', width: 80 },
    { title: '别名', dataIndex: 'aliases', render: (all: string[]) => all.join('、') },
    { title: '上级区域', dataIndex: 'within', width: 160, render: (all: string[]) => all.join('、') },
    { title: '归哪个单位', dataIndex: 'officeName', width: 150, render: (name: string | null) => name ?? '—' },
    {
      title: '操作',
      key: 'do',
      width: 130,
      render: (_, place) => (
        <Space size={4}>
          <Button type="link" size="small" aria-label={`修改 ${place.name}`} onClick={() => setEditing(place)}>
            修改
          </Button>
          <Button type="link" size="small" danger aria-label={`删去 ${place.name}`} onClick={() => remove(place)}>
            删去
          </Button>
        </Space>
      ),
    },
  ]
  return (
    <>
      <PageHeading
        title="地名"
        note="村、社区、小区和道路归哪个乡镇，群众怎么叫。分办建议按它认地点；各单位的职责在“单位”里改。"
        extra={
          <Button type="primary" onClick={() => setEditing('new')}>
            登记地名
          </Button>
        }
      />
      <Input.Search
        className="places-search"
        aria-label="查地名"
        placeholder="查地名"
        allowClear
        onSearch={(text) => {
          setCursors([])
          setQ(text.trim())
        }}
      />
      <ListState
        query={places}
        items={places.data?.items}
        empty={q ? '没有这样的地名' : '还没有登记地名'}
        next="登记地名和它归哪个乡镇，来件写到这里时就能建议承办单位。"
      >
        {(items) => <WideTable<PlaceInfo> rowKey="name" columns={columns} rows={items} least={820} />}
      </ListState>
      <div className="desk-paging">
        <Button disabled={cursors.length === 0} onClick={() => setCursors((all) => all.slice(0, -1))}>
          上一页
        </Button>
        <Button
          disabled={!places.data?.nextAfter}
          onClick={() => setCursors((all) => [...all, places.data?.nextAfter ?? ''])}
        >
          下一页
        </Button>
      </div>
      {editing && places.data && (
        <PlaceDialog
          place={editing === 'new' ? undefined : editing}
          kinds={places.data.kinds}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
