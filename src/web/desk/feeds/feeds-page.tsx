import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import type { FeedList, NewFeed } from '../../../server/api-types/calendar.ts'
import { read, send } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { SecretDialog } from '../common/secret-dialog.tsx'
import { instantText } from '../common/time.ts'
import { useWrite } from '../common/use-write.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { FeedDialog } from './feed-dialog.tsx'

type Feed = FeedList['items'][number]

/** 日程订阅: the days of matters in people's own calendars. */
export function FeedsPage() {
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<NewFeed>()
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: () => read<FeedList>('/api/calendar-feeds') })
  const { modal } = App.useApp()
  const revoke = useWrite({
    write: (id: string) => send('DELETE', `/api/calendar-feeds/${id}`),
    done: '订阅已停用',
    refresh: ['feeds'],
  })
  const ask = (feed: Feed) =>
    void modal.confirm({
      title: `停用“${scopeText(feed)}”的订阅？`,
      content: '用这个地址的日历不再更新，地址不能恢复；需要时可以另建。',
      okText: '停用',
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(feed.id).catch(() => undefined),
    })
  return (
    <>
      <PageHeading
        title="日程订阅"
        note="把期限和会议放进手机或电脑自带的日历，到期前由日历提醒。"
        extra={
          <Button type="primary" onClick={() => setAdding(true)}>
            新建订阅
          </Button>
        }
      />
      <Alert
        type="info"
        showIcon
        title="谁拿到地址谁就能看"
        description="订阅地址不需要登录。日历里只有期限名称、程序、查询编号、时间和地点，没有标题和当事人；但仍请不要转发。地址外泄、换手机或者离岗时请停用。"
      />
      <ListState
        query={feeds}
        items={feeds.data?.items}
        empty="还没有订阅"
        next="点“新建订阅”，把得到的地址贴进手机或电脑的日历。"
      >
        {(items) => <WideTable<Feed> rowKey="id" columns={columns(ask)} rows={items} least={480} />}
      </ListState>
      {adding && <FeedDialog onMade={setMade} onClose={() => setAdding(false)} />}
      {made && (
        <SecretDialog
          title="订阅地址"
          note="复制后在日历程序里选“订阅日历”或“通过网址添加”，粘贴即可。"
          secret={location.origin + made.path}
          okText="已复制，关闭"
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  )
}

function columns(onRevoke: (feed: Feed) => void): WideColumn<Feed>[] {
  return [
    { title: '内容', key: 'scope', render: (_, feed) => scopeText(feed) },
    { title: '建立', dataIndex: 'createdAt', width: 150, render: instantText },
    {
      title: '操作',
      key: 'do',
      width: 90,
      render: (_, feed) => (
        <Button
          type="link"
          size="small"
          danger
          aria-label={`停用${scopeText(feed)}的订阅`}
          onClick={() => onRevoke(feed)}
        >
          停用
        </Button>
      ),
    },
  ]
}

function scopeText({ scope, officeName, place }: Feed): string {
  if (scope === 'person') return '我经办的事项'
  return scope === 'office' ? `${officeName ?? '本单位'}的事项` : `${place ?? ''}的会议`
}
