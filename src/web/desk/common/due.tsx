import { Tag } from 'antd'

interface Due {
  dueOn: string | null
  late: boolean
  workingDaysLeft: number | null
  provisional?: boolean
}

/** How near the day is: colour never speaks alone, the words say the same. */
export function DueBadge({ due, closed = false }: { due: Due; closed?: boolean }) {
  return (
    <span className="desk-due">
      {!closed && due.dueOn && <span>{due.dueOn}</span>}
      {!closed && due.workingDaysLeft !== null && (
        <span className={`desk-left desk-left-${urgency(due)}`}>{leftText(due)}</span>
      )}
      {!closed && due.dueOn === null && <span className="desk-left-calm">不计时</span>}
      {!closed && due.dueOn && due.provisional && <ProvisionalTag />}
      {due.late && (closed || !saysLate(due)) && <Tag color="error">逾期</Tag>}
    </span>
  )
}

/** The day rests on a year whose holidays are not announced. */
export function ProvisionalTag() {
  return (
    <Tag color="warning" title="该年度放假安排尚未公布，日期可能调整">
      暂定
    </Tag>
  )
}

/** Working days left, in words. */
export function leftText({ workingDaysLeft: left, late }: Due): string {
  if (left === null) return ''
  if (left > 0) return `剩 ${left} 个工作日`
  if (left === 0) return '今天到期'
  return late ? `已逾期 ${-left} 个工作日` : `超县定时限 ${-left} 个工作日`
}

/** Past its day and told so in working days: a tag would only say it twice. */
function saysLate({ workingDaysLeft, late }: Due): boolean {
  return late && workingDaysLeft !== null && workingDaysLeft < 0
}

function urgency({ workingDaysLeft: left, late }: Due): 'past' | 'near' | 'calm' {
  if (late || (left !== null && left < 0)) return 'past'
  return left !== null && left <= 2 ? 'near' : 'calm'
}
