import { useQuery } from '@tanstack/react-query'
import { App, Button, Space, Tag } from 'antd'
import { useState } from 'react'
import type { ItemList, OfficeInfo } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { OFFICE_KINDS, OfficeDialog } from './office-dialog.tsx'

/** 单位: which offices the county has and what each is charged with. */
export function OfficesPage() {
  const [editing, setEditing] = useState<OfficeInfo | 'new'>()
  const { modal } = App.useApp()
  const offices = useQuery({
    queryKey: ['offices', 'administration'],
    queryFn: async () => (await read<ItemList<OfficeInfo>>('/api/offices')).items,
  })
  const closing = useWrite({
    write: (id: string) => send('DELETE', `/api/admin/offices/${id}`),
    done: '单位已撤销',
    refresh: ['offices'],
  })
  const close = ({ id, name }: OfficeInfo) =>
    void modal.confirm({
      title: `撤销“${name}”？`,
      content: '撤销后不能再向它分办新事项；在办事项请先转往接手的单位。以前的记录不变。',
      okText: '撤销单位',
      okButtonProps: { danger: true },
      onOk: () => closing.mutateAsync(id).catch(() => undefined),
    })
  const columns: WideColumn<OfficeInfo>[] = [
    { title: '名称', dataIndex: 'name', width: 200 },
    { title: '类别', dataIndex: 'kind', width: 110, render: (kind: string) => OFFICE_KINDS[kind] ?? kind },
    { title: '职责', dataIndex: 'duties' },
    {
      title: '状态',
      dataIndex: 'closedOn',
      width: 150,
      render: (on: string | null) => (on ? <Tag>{on} 撤销</Tag> : <Tag color="success">运行</Tag>),
    },
    {
      title: '操作',
      key: 'do',
      width: 130,
      render: (_, office) =>
        office.closedOn === null && (
          <Space size={4}>
            <Button type="link" size="small" onClick={() => setEditing(office)}>
              修改
            </Button>
            <Button type="link" size="small" danger onClick={() => close(office)}>
              撤销
            </Button>
          </Space>
        ),
    },
  ]
  return (
    <>
      <PageHeading
        title="单位"
        note="分办时按名称和职责查找单位，职责写得越清楚，分办越准。"
        extra={
          <Button type="primary" onClick={() => setEditing('new')}>
            新增单位
          </Button>
        }
      />
      <ListState
        query={offices}
        items={offices.data}
        empty="还没有单位，请先新增"
        next="有了单位，来件才有处可分；单位多时用“从表格导入”。"
      >
        {(items) => <WideTable<OfficeInfo> rowKey="id" columns={columns} rows={items} least={760} pageSize={50} />}
      </ListState>
      {editing && (
        <OfficeDialog office={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}
