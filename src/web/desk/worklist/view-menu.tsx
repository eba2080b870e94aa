import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, type MenuProps } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { SavedViewInfo } from '../../../server/api-types/desk.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { MenuButton } from '../common/menu-button.tsx'
import { useCounty } from '../common/queries.ts'
import { rangePresets } from '../common/use-range-presets.ts'
import { useWrite } from '../common/use-write.ts'

const KEY = ['views'] as const

/** Views everybody asks for sooner or later, ready before anybody keeps one. */
function readyViews(today: string | undefined): { name: string; query: string }[] {
  const [from, to] = rangePresets(today).find(({ label }) => label === '上月')?.value ?? []
  if (!from || !to) return []
  const of = (some: Record<string, string>) => new URLSearchParams(some).toString()
  const days = (name: string) => ({
    [`${name}From`]: from.format('YYYY-MM-DD'),
    [`${name}To`]: to.format('YYYY-MM-DD'),
  })
  return [
    { name: '现在逾期的', query: of({ late: 'true' }) },
    { name: '上月收到、逾期的', query: of({ state: 'all', late: 'true', ...days('opened') }) },
    { name: '上月办结、逾期的', query: of({ state: 'closed', late: 'true', ...days('closed') }) },
  ]
}

/** Views of the list that this person keeps. A view is an address: it can be sent to a colleague as it stands. */
export function ViewMenu({ address }: { address: string }) {
  const [naming, setNaming] = useState(false)
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const today = useCounty().data?.today
  const views = useQuery({
    queryKey: KEY,
    queryFn: async () => (await read<ItemList<SavedViewInfo>>('/api/desk/views')).items,
    staleTime: 60_000,
  })
  const forget = useWrite({
    write: (id: string) => send('DELETE', `/api/desk/views/${id}`),
    done: '视图已删去',
    refresh: KEY,
  })
  const all = views.data ?? []
  const chosen = all.find(({ query }) => query === address)
  const entry = (key: string, { name, query }: { name: string; query: string }) => ({
    key,
    label: name,
    onClick: () => void navigate({ pathname: '/desk', search: query }),
  })
  const ready = readyViews(today)
  const items: NonNullable<MenuProps['items']> = [
    ...all.map((view) => entry(view.id, view)),
    ...(all.length > 0 ? [{ type: 'divider' as const }] : []),
    ...ready.map((view) => entry(view.name, view)),
    ...(ready.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'keep', label: '把现在的条件存为视图…', onClick: () => setNaming(true) },
    ...(chosen
      ? [
          {
            key: 'forget',
            danger: true,
            label: `删去“${chosen.name}”`,
            onClick: () =>
              void modal.confirm({
                title: `删去视图“${chosen.name}”？`,
                content: '只删去保存的条件，事项不受影响。',
                okText: '删去',
                okButtonProps: { danger: true },
                onOk: () => forget.mutateAsync(chosen.id).catch(() => undefined),
              }),
          },
        ]
      : []),
  ]
  return (
    <>
      <MenuButton items={items}>{chosen ? `视图：${chosen.name}` : '视图'} ▾</MenuButton>
      {naming && <NameDialog address={address} suggested={chosen?.name} onClose={() => setNaming(false)} />}
    </>
  )
}

function NameDialog({
  address,
  suggested,
  onClose,
}: {
  address: string
  suggested: string | undefined
  onClose: () => void
}) {
  const client = useQueryClient()
  return (
    <FormDialog<{ name: string }>
      title="保存视图"
      okText="保存"
      initial={suggested ? { name: suggested } : {}}
      onSubmit={async ({ name }, key) => {
        await send('POST', '/api/desk/views', { name, query: address }, { key })
        await client.invalidateQueries({ queryKey: KEY })
      }}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label="视图名称"
        extra="记住现在的条件、列和排序；同名的会被改写。把页面地址发给同事，对方看到同样的条件。"
        rules={[{ required: true, whitespace: true, message: '请填写视图名称' }]}
      >
        <Input maxLength={30} autoFocus />
      </Form.Item>
    </FormDialog>
  )
}
