import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Tabs } from 'antd'
import { useState } from 'react'
import type { UsualOffice } from '../../../server/api-types/import.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { OfficesPage } from '../admin/offices-page.tsx'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { useWrite } from '../common/use-write.ts'
import { StaffImport } from '../import/staff-import.tsx'

/** Offices by ticking the usual ones, from a spreadsheet, or typed. */
export function OfficesStep() {
  return (
    <>
      <h2>本县有哪些单位</h2>
      <p>先勾选各县通常都有的单位，再导入或填写乡镇和其他单位。职责写得越清楚，分办越准。</p>
      <Tabs
        items={[
          { key: 'usual', label: '勾选常见单位', children: <UsualOffices /> },
          { key: 'file', label: '从表格导入', children: <StaffImport /> },
          { key: 'typed', label: '逐个填写', children: <OfficesPage /> },
        ]}
      />
    </>
  )
}

function UsualOffices() {
  const [left, setLeft] = useState<readonly string[]>([])
  const usual = useQuery({
    queryKey: ['offices', 'usual'],
    queryFn: async () => (await read<ItemList<UsualOffice>>('/api/admin/usual-offices')).items,
  })
  const absent = (usual.data ?? []).filter(({ present }) => !present)
  const ticked = absent.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  const enter = useWrite({
    write: (ids: string[]) => send('POST', '/api/admin/usual-offices', { ids }),
    done: '单位已建立，名称和职责可以再改',
    refresh: ['offices'],
  })
  const tick = (id: string, on: boolean) => setLeft(on ? left.filter((one) => one !== id) : [...left, id])
  return (
    <ListState query={usual} items={usual.data} empty="没有常见单位">
      {(items) => (
        <>
          <div className="desk-setup-choices">
            {items.map(({ id, name, present, duties }) => (
              <Checkbox
                key={id}
                title={duties}
                checked={present || !left.includes(id)}
                disabled={present}
                onChange={({ target }) => tick(id, target.checked)}
              >
                {name}
                {present && '（已有）'}
              </Checkbox>
            ))}
          </div>
          <p className="desk-inline">
            <Button disabled={ticked.length === 0} loading={enter.isPending} onClick={() => enter.mutate(ticked)}>
              {absent.length === 0 ? '都已建立' : `建立勾选的 ${ticked.length} 个单位`}
            </Button>
            {absent.length > 0 && (
              <Button type="link" onClick={() => setLeft(ticked.length > 0 ? absent.map(({ id }) => id) : [])}>
                {ticked.length > 0 ? '全不选' : '全选'}
              </Button>
            )}
          </p>
        </>
      )}
    </ListState>
  )
}
