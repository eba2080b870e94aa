import { Badge, Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { NotificationItems } from './notification-items.tsx'
import { useNotifications } from './notification-query.ts'
import { notificationsAsked } from './open-notifications.ts'

/** The server counts no further. */
const MOST = 99

/** The bell in the header: how many wait unread, and the list of them. */
export function NotificationBell() {
  const [open, setOpen] = useState(false)
  const notifications = useNotifications()
  useEffect(() => notificationsAsked.on(() => setOpen(true)), [])
  const unread = notifications.data?.pages[0]?.unread ?? 0
  return (
    <>
      <Button
        type="text"
        aria-haspopup="dialog"
        aria-label={unread > 0 ? `通知，${unread > MOST ? `${MOST} 条以上` : `${unread} 条`}未读` : '通知'}
        onClick={() => setOpen(true)}
      >
        <Badge count={unread} overflowCount={MOST} size="small" title="">
          <BellMark />
        </Badge>
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="right" size={400} title="通知">
        <NotificationItems notifications={notifications} onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function BellMark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d="M6 10a6 6 0 0 1 12 0v4l2 3H4l2-3z" strokeLinejoin="round" />
      <path d="M10 20a2 2 0 0 0 4 0" strokeLinecap="round" />
    </svg>
  )
}
