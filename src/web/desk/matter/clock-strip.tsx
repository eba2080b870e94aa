import { Tag } from 'antd'
import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { leftText } from '../common/due.tsx'

/** Each clock: the statute's day and the county's own, never one number. */
export function ClockStrip({ clocks }: { clocks: readonly ClockStatus[] }) {
  if (clocks.length === 0) return null
  return (
    <section className="matter-clocks" aria-label="时限">
      {clocks.map((clock) => (
        <Clock key={clock.name} clock={clock} />
      ))}
    </section>
  )
}

function Clock({ clock }: { clock: ClockStatus }) {
  return (
    <div className={`clock clock-${clock.late ? 'late' : clock.state}`}>
      <header>
        <h2>{clock.label}</h2>
        <Standing clock={clock} />
      </header>
      <dl>
        <div>
          <dt>法定期限</dt>
          <dd>
            {clock.dueOn ?? (clock.length ? '暂停计算' : '法律未规定')}
            {clock.length && <small>{clock.length}</small>}
          </dd>
        </div>
        <div>
          <dt>县定时限</dt>
          <dd>
            {clock.targetOn ?? '未设'}
            {clock.target && <small>{clock.target}</small>}
          </dd>
        </div>
        <div>
          <dt>{clock.stoppedOn ? '起止' : '起算'}</dt>
          <dd>
            {clock.startedOn}
            {clock.stoppedOn && <small>至 {clock.stoppedOn}</small>}
          </dd>
        </div>
      </dl>
      {clock.law && <p className="clock-law">{clock.law}</p>}
      {clock.explanation.length > 0 && (
        <details>
          <summary>为什么是这一天</summary>
          <ol>
            {clock.explanation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

function Standing({ clock }: { clock: ClockStatus }) {
  return (
    <span className="clock-standing">
      {clock.state === 'running' && clock.workingDaysLeft !== null && (
        <strong>{leftText({ ...clock, dueOn: clock.dueOn ?? clock.targetOn })}</strong>
      )}
      {clock.state === 'paused' && <Tag color="warning">暂停</Tag>}
      {clock.state === 'stopped' && <Tag>{clock.late ? '已停' : '按期完成'}</Tag>}
      {clock.late && <Tag color="error">逾期</Tag>}
      {!clock.late && clock.missedTarget && <Tag color="warning">超县定时限</Tag>}
      {clock.provisional && (
        <Tag color="warning" title="该年度放假安排尚未公布,日期可能调整">
          暂定
        </Tag>
      )}
    </span>
  )
}
