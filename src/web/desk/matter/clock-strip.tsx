import { Tag } from 'antd'
import { Link } from 'react-router'
import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { dateText } from '../../shared/format.ts'
import { leftText, ProvisionalTag } from '../common/due.tsx'
import { dueDayText, targetDayText } from './due-day-text.ts'

/** Each clock: the statute's day and the county's own, never one number. The nearest comes first, as the server orders them. `matter` leads to each one's account; without it the reasons stand here. */
export function ClockStrip({ matter, clocks }: { matter?: string; clocks: readonly ClockStatus[] }) {
  if (clocks.length === 0) return null
  return (
    <section className="matter-clocks" aria-label="时限">
      {clocks.map((clock) => (
        <Clock key={clock.name} clock={clock} {...(matter ? { matter } : {})} />
      ))}
    </section>
  )
}

function Clock({ matter, clock }: { matter?: string; clock: ClockStatus }) {
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
            {dueDayText(clock)}
            {clock.length && <small>{clock.length}</small>}
          </dd>
        </div>
        <div>
          <dt>县定时限</dt>
          <dd>
            {targetDayText(clock) ?? '未设'}
            {clock.target && <small>{clock.target}</small>}
          </dd>
        </div>
        <div>
          <dt>{clock.stoppedOn ? '起止' : '起算'}</dt>
          <dd>
            {dateText(clock.startedOn)}
            {clock.stoppedOn && <small>至 {dateText(clock.stoppedOn)}</small>}
          </dd>
        </div>
      </dl>
      {clock.owedByName && clock.state !== 'stopped' && <p className="clock-law">由{clock.owedByName}负责</p>}
      {clock.safeBy && clock.state !== 'stopped' && (
        <p className="clock-caution">届满日不上班，法律没有写明顺延：请在{dateText(clock.safeBy)}前办完。</p>
      )}
      {clock.law && <p className="clock-law">{clock.law}</p>}
      {clock.mark && <p className="clock-caution">{clock.mark}</p>}
      {matter && clock.explanation.length > 0 && (
        <p className="clock-account-link">
          <Link to={`/desk/matters/${matter}/clocks/${clock.name}`}>
            为什么是这一天<span className="desk-hidden">：{clock.label}</span>
          </Link>
        </p>
      )}
      <ol className={matter ? 'print-only' : undefined}>
        {clock.explanation.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
          <li key={at}>{line}</li>
        ))}
      </ol>
    </div>
  )
}

function Standing({ clock }: { clock: ClockStatus }) {
  const told = clock.state === 'running' && clock.workingDaysLeft !== null && clock.workingDaysLeft < 0
  return (
    <span className="clock-standing">
      {clock.state === 'running' && clock.workingDaysLeft !== null && (
        <strong>{leftText({ ...clock, dueOn: clock.dueOn ?? clock.targetOn })}</strong>
      )}
      {clock.state === 'paused' && <Tag color="warning">暂停</Tag>}
      {clock.state === 'stopped' && <Tag>{clock.late ? '已停' : '按期完成'}</Tag>}
      {clock.late && !told && <Tag color="error">逾期</Tag>}
      {!clock.late && !told && clock.missedTarget && <Tag color="warning">超县定时限</Tag>}
      {clock.provisional && <ProvisionalTag />}
    </span>
  )
}
