import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Switch } from 'antd'
import { Link } from 'react-router'
import type { BulletinHeadInfo, BulletinList } from '../../../server/api-types/bulletins.ts'
import { dateText } from '../../shared/format.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { monthText } from '../common/time.ts'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import './bulletins.css'

/** 通报: what was issued month by month, and what is still to be. */
export function BulletinsPage() {
  const { post } = useSignedIn()
  const role = post?.role ?? ''
  const list = useQuery({ queryKey: ['bulletins', post?.id], queryFn: () => read<BulletinList>('/api/bulletins') })
  const { data } = list
  return (
    <>
      <PageHeading
        title="督办通报"
        note="每月一期，数字全部由办理记录算出，发出后不再改动；记录有变化的，另发更正，新旧对照。"
        extra={role === 'supervisor' && data && <OnPortal on={data.onPortal} />}
      />
      {list.isPending && <Loading />}
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {data && data.pending.length > 0 && (
        <Section title={role === 'supervisor' ? '等着发出' : '还没有发出'}>
          <ul className="bulletin-months">
            {data.pending.map((month) => (
              <li key={month}>
                <Link to={`/desk/bulletins/${month}`}>{monthText(month)}（草稿）</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data && (
        <Section title="已发出">
          {data.items.length === 0 ? (
            <Nothing what="还没有发出过通报" next="每月结束后自动算出草稿，由督办员核对后发出。" />
          ) : (
            <ul className="bulletin-list">
              {data.items.map((head) => (
                <Head key={head.id} head={head} />
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}

function Head({ head: { id, month, number, issuedOn, corrects } }: { head: BulletinHeadInfo }) {
  return (
    <li>
      <Link to={`/desk/bulletins/${id}`}>
        {monthText(month)}
        {corrects ? '更正通报' : '通报'}
      </Link>
      <span>{number}</span>
      <span className="desk-quiet">{dateText(issuedOn)}</span>
    </li>
  )
}

function OnPortal({ on }: { on: boolean }) {
  const client = useQueryClient()
  const write = useWrite({
    write: (onPortal: boolean) => send('PUT', '/api/admin/bulletins', { onPortal }),
    done: '已保存',
    refresh: ['bulletins'],
    onDone: () => void client.invalidateQueries({ queryKey: ['bulletins'] }),
  })
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch within is its control
    <label className="desk-inline">
      <Switch
        checked={on}
        loading={write.isPending}
        onChange={(next) => write.mutate(next)}
        aria-label="在门户公布通报"
      />
      在门户公布（只有数字，不含个人信息）
    </label>
  )
}
