import { Progress } from 'antd'
import type { RedatingStatus } from '../../../server/api-types/calendar.ts'
import { instantText } from '../../shared/format.ts'

/** How far a pass is, or what it came to. */
export function RedatingProgress({ status }: { status: RedatingStatus }) {
  const { total, done, moved, rejudged, finishedAt } = status
  const percent = finishedAt ? 100 : total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100))
  return (
    <>
      <Progress percent={percent} status={finishedAt ? 'success' : 'active'} aria-label="重算进度" />
      <p role="status">
        {finishedAt
          ? `${instantText(finishedAt)}完成：核对 ${done} 件，${moved} 项在办期限改了届满日`
          : `正在重算：已核对 ${done} / ${Math.max(total, done)} 件，已有 ${moved} 项在办期限改了届满日`}
        {rejudged > 0 && `，${rejudged} 项已完成的期限改变按期或逾期的认定`}
      </p>
    </>
  )
}
