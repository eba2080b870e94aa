import { Badge, Button } from 'antd'
import { Link } from 'react-router'
import type { NotificationList } from '../../../server/api-types/notifications.ts'
import { instantText } from '../../shared/format.ts'
import { ListState } from '../common/list-state.tsx'
import { useMarkRead, type useNotifications } from './notification-query.ts'

interface NotificationItemsProps {
  notifications: ReturnType<typeof useNotifications>
  /** A link was followed. */
  onLeave: () => void
}

/** What was told, newest first; following a link marks it as read. */
export function NotificationItems({ notifications, onLeave }: NotificationItemsProps) {
  const mark = useMarkRead()
  const items = notifications.data?.pages.flatMap((page) => page.items)
  const unread = notifications.data?.pages[0]?.unread ?? 0
  const newest = items?.[0]?.id
  return (
    <ListState
      query={notifications}
      items={items}
      empty="没有通知"
      next="事项分来、临近期限、有人提到您时会通知到这里。"
    >
      {(all) => (
        <>
          <Button
            size="small"
            disabled={unread === 0}
            loading={mark.isPending}
            onClick={() => newest && mark.mutate({ until: newest })}
          >
            全部标为已读
          </Button>
          <ul className="desk-notifications">
            {all.map((item) => (
              <NotificationItem
                key={item.id}
                item={item}
                onRead={() => item.readAt === null && mark.mutate({ ids: [item.id] })}
                onLeave={onLeave}
              />
            ))}
          </ul>
          {notifications.hasNextPage && (
            <Button block loading={notifications.isFetchingNextPage} onClick={() => void notifications.fetchNextPage()}>
              更早的通知
            </Button>
          )}
        </>
      )}
    </ListState>
  )
}

interface NotificationItemProps {
  item: NotificationList['items'][number]
  onRead: () => void
  onLeave: () => void
}

function NotificationItem({ item, onRead, onLeave }: NotificationItemProps) {
  const { text, link, createdAt, readAt } = item
  const follow = () => {
    onRead()
    onLeave()
  }
  return (
    <li>
      <p className="desk-quiet desk-number">
        {readAt === null && <Badge status="processing" />} {instantText(createdAt)}
        {readAt === null ? <span className="desk-hidden">未读</span> : ' 已读'}
      </p>
      <p>
        {link ? (
          <Link to={link} onClick={follow}>
            {text}
          </Link>
        ) : (
          text
        )}
      </p>
      {readAt === null && (
        <Button type="link" size="small" onClick={onRead}>
          标为已读
        </Button>
      )}
    </li>
  )
}
