import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { NewSecret, StaffAccount } from '../../../server/api-types.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useAccounts } from '../common/queries.ts'
import { SecretDialog } from '../common/secret-dialog.tsx'
import { instantText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { AccountActions } from './account-actions.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { PostDialog } from './post-dialog.tsx'
import { PostList } from './post-list.tsx'

/** 人员与岗位: accounts, and who holds which post from when to when. */
export function PeoplePage() {
  const [params] = useSearchParams()
  const [q, setQ] = useState(params.get('q') ?? '')
  const [adding, setAdding] = useState(false)
  const [posting, setPosting] = useState<StaffAccount>()
  const [secret, setSecret] = useState<NewSecret & { name: string }>()
  const people = useAccounts()
  const columns: WideColumn<StaffAccount>[] = [
    { title: '姓名', dataIndex: 'name', width: 90 },
    { title: '用户名', dataIndex: 'username', width: 120 },
    { title: '岗位', key: 'posts', render: (_, person) => <PostList person={person} /> },
    { title: '账号', key: 'state', width: 190, render: (_, person) => <AccountState person={person} /> },
    {
      title: '操作',
      key: 'do',
      width: 170,
      render: (_, person) => (
        <>
          <Button type="link" size="small" onClick={() => setPosting(person)}>
            加岗位
          </Button>
          <AccountActions person={person} onSecret={(fresh) => setSecret({ ...fresh, name: person.name })} />
        </>
      ),
    },
  ]
  return (
    <>
      <PageHeading
        title="人员与岗位"
        note="系统管理员管理账号和岗位，看不到任何事项的内容。"
        extra={
          <Button type="primary" onClick={() => setAdding(true)}>
            新增人员
          </Button>
        }
      />
      <search className="desk-filters">
        <Input.Search
          aria-label="按姓名或用户名查找"
          className="desk-search"
          placeholder="姓名或用户名"
          allowClear
          defaultValue={q}
          onChange={({ target }) => setQ(target.value.trim())}
        />
      </search>
      <ListState
        query={people}
        items={people.data}
        empty="还没有人员，请先新增"
        next="人多时先填好表格，在“从表格导入”里一次建好。"
      >
        {(items) => (
          <WideTable<StaffAccount>
            rowKey="id"
            columns={columns}
            rows={items.filter(({ name, username = '' }) => `${name} ${username}`.includes(q))}
            least={860}
            pageSize={20}
            empty="没有找到这样的人员"
          />
        )}
      </ListState>
      {adding && (
        <PersonDialog onCreated={(fresh, name) => setSecret({ ...fresh, name })} onClose={() => setAdding(false)} />
      )}
      {posting && <PostDialog person={posting} onClose={() => setPosting(undefined)} />}
      {secret && (
        <SecretDialog
          title={`${secret.name}的一次性密码`}
          note="请当面或电话转交本人；首次登录后须更换密码并绑定动态验证码。"
          secret={secret.secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  )
}

function AccountState({ person }: { person: StaffAccount }) {
  return (
    <>
      {person.disabled ? <Tag color="error">已停用</Tag> : <Tag color="success">可用</Tag>}
      {person.lockedUntil && <Tag color="warning">锁定至 {instantText(person.lockedUntil)}</Tag>}
      {!person.secondFactor && <Tag>未绑定验证码</Tag>}
    </>
  )
}
