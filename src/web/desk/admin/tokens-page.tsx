import { useQuery } from '@tanstack/react-query'
import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { NewSecret, TokenInfo, TokenList } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { SecretDialog } from '../common/secret-dialog.tsx'
import { instantText } from '../common/time.ts'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { TokenDialog } from './token-dialog.tsx'

/** 接口令牌: how other systems call Heng. */
export function TokensPage() {
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<NewSecret>()
  const { modal } = App.useApp()
  const tokens = useQuery({
    queryKey: ['tokens'],
    queryFn: () => read<TokenList>('/api/admin/tokens'),
  })
  const scopes = tokens.data?.scopes ?? []
  const labelOf = (scope: string) => scopes.find(({ name }) => name === scope)?.label ?? scope
  const revoke = useWrite({
    write: (id: string) => send('DELETE', `/api/admin/tokens/${id}`),
    done: '令牌已吊销',
    refresh: ['tokens'],
  })
  const ask = ({ id, name }: TokenInfo) =>
    void modal.confirm({
      title: `吊销“${name}”？`,
      content: '使用它的系统会立即连不上，吊销后不能恢复。',
      okText: '吊销',
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(id).catch(() => undefined),
    })
  const columns: WideColumn<TokenInfo>[] = [
    { title: '用途', dataIndex: 'name' },
    {
      title: '范围',
      dataIndex: 'scopes',
      render: (held: string[]) => held.map((scope) => <Tag key={scope}>{labelOf(scope)}</Tag>),
    },
    { title: '生成', dataIndex: 'createdAt', width: 140, render: instantText },
    {
      title: '到期',
      dataIndex: 'expiresAt',
      width: 140,
      render: (at: string | null) => (at ? instantText(at) : '长期'),
    },
    { title: '最近使用', dataIndex: 'lastUsedOn', width: 110, render: (on: string | null) => on ?? '未用过' },
    {
      title: '操作',
      key: 'do',
      width: 110,
      render: (_, token) =>
        token.revokedAt ? (
          <Tag>已吊销</Tag>
        ) : (
          <Button type="link" size="small" danger onClick={() => ask(token)}>
            吊销
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHeading
        title="接口令牌"
        note="给其他系统调用接口用；一个系统一个令牌，范围越小越好。"
        extra={
          <Button type="primary" onClick={() => setAdding(true)}>
            生成令牌
          </Button>
        }
      />
      <ListState
        query={tokens}
        items={tokens.data?.items}
        empty="还没有令牌"
        next="要让别的系统把来件送进来，点“生成令牌”；令牌只显示一次。"
      >
        {(items) => <WideTable<TokenInfo> rowKey="id" columns={columns} rows={items} least={900} />}
      </ListState>
      {adding && <TokenDialog scopes={scopes} onCreated={setSecret} onClose={() => setAdding(false)} />}
      {secret && (
        <SecretDialog
          title="新令牌"
          note="请直接存入调用方系统的密钥配置，不要用聊天工具转发。"
          secret={secret.secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  )
}
