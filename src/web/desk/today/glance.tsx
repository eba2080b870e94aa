import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { DeskToday } from '../../../server/api-types/desk.ts'
import { read } from '../client.ts'
import { notificationsAsked } from '../notifications/open-notifications.ts'
import { useSignedIn } from '../session/session.ts'

const WORDS: Readonly<Record<DeskToday['items'][number]['id'], readonly [label: string, help: string]>> = {
  dueToday: ['今天到期', '最近一项时限在今天届满'],
  late: ['已经逾期', '法定期限已过，还没有办结'],
  near: ['三日内到期', '三个工作日之内届满'],
  mine: ['等我办', '指定我为经办人，还没有办结'],
  changed: ['有新动静', '上次离开以后，别人办过的'],
}

/** What waits for the post acted in: each number leads to the list it counts. */
export function Glance() {
  const { post } = useSignedIn()
  const today = useQuery({
    queryKey: ['matters', post?.id, 'today'],
    queryFn: () => read<DeskToday>('/api/desk/today'),
    refetchInterval: 300_000,
  })
  // Not worth a panel of its own: the list below says what is wrong, and stands without these numbers.
  if (!today.data) return <div className="desk-glance" aria-hidden="true" />
  const { items, unread, most } = today.data
  const text = (count: number) => (count > most ? `${most}+` : String(count))
  return (
    <nav className="desk-glance" aria-label="接下来办什么">
      {items.map(({ id, query, count }) => (
        <Link
          key={id}
          to={{ pathname: '/desk', search: new URLSearchParams(query).toString() }}
          title={WORDS[id][1]}
          className={`glance glance-${count === 0 ? 'none' : id}`}
        >
          <strong>{text(count)}</strong>
          <span>{WORDS[id][0]}</span>
        </Link>
      ))}
      <button
        type="button"
        className={`glance glance-${unread === 0 ? 'none' : 'unread'}`}
        onClick={notificationsAsked.emit}
      >
        <strong>{unread >= 100 ? '99+' : unread}</strong>
        <span>未读通知</span>
      </button>
    </nav>
  )
}
