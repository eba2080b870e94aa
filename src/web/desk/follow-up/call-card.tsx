import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { CallItem } from '../../../server/api-types/follow-up.ts'
import { newKey } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { send } from '../client.ts'
import { DueBadge } from '../common/due.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useShownFor } from '../matter/use-shown-for.ts'

interface CallCardProps {
  item: CallItem
  /** Grows each time the number is asked for by its key. */
  asked: number
  /** Different days of trying until somebody is out of reach. */
  needed: number
}

/** Whom to call about what. The number is read one by one, and each reading is recorded. */
export function CallCard({ item, asked, needed }: CallCardProps) {
  const shown = useShownFor(120)
  const unmask = useMutation({
    mutationFn: () =>
      send<{ value: string }>(
        'POST',
        `/api/matters/${item.id}/unmask`,
        { field: 'phone', reason: '电话回访' },
        { key: newKey() },
      ),
    gcTime: 0,
    onSuccess: ({ value }) => shown.show('phone', value),
  })
  const before = useRef(asked)
  useEffect(() => {
    if (asked !== before.current && item.phone && !shown.values['phone']) unmask.mutate()
    before.current = asked
  }, [asked, item.phone, shown.values, unmask.mutate])
  const clear = shown.values['phone']
  return (
    <article className="dispatch-message" aria-labelledby="call-title">
      <header>
        <h2 id="call-title">{item.title}</h2>
        <p className="desk-quiet">
          {item.procedureTitle} · <Link to={`/desk/matters/${item.id}`}>{item.receiptNumber}</Link> · {item.officeName}{' '}
          {dateText(item.closedOn)}答复{item.round > 1 ? `（第 ${item.round} 次，重办后）` : ''}{' '}
          <DueBadge due={{ ...item, late: false, provisional: false }} />
        </p>
      </header>
      <dl className="call-facts">
        <div>
          <dt>称呼</dt>
          <dd>{item.name ?? '没有留'}</dd>
        </div>
        <div>
          <dt>电话</dt>
          <dd>
            <span aria-live="polite" className={clear ? 'desk-unmasked call-number' : 'call-number'}>
              {clear ? clear.value : (item.phone ?? '没有留')}
            </span>
            {item.phone && !clear && (
              <Button size="small" loading={unmask.isPending} onClick={() => unmask.mutate()}>
                显示号码，记录查阅 (V)
              </Button>
            )}
            {clear && <span className="desk-quiet">{clear.left} 秒后隐藏</span>}
          </dd>
        </div>
        <div>
          <dt>此前</dt>
          <dd>
            {item.attempts > 0
              ? `${item.attempts} 天没有联系上（最近 ${dateText(item.triedOn)}）；满 ${needed} 天可以提出按“联系不上”剔除`
              : '没有打过'}
            {item.linkSent ? '；已发评价链接' : ''}
          </dd>
        </div>
      </dl>
      {unmask.isError && <ProblemPanel error={unmask.error} />}
      <h3>答复</h3>
      <p className="message-text">{item.answer ?? '没有文字答复'}</p>
    </article>
  )
}
