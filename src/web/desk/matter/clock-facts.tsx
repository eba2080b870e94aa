import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import type { MatterPage } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { dueDayText, targetDayText } from './due-day-text.ts'

/** The clock's facts in a table: law and length, beginning and end, the county's own day beside the statute's. */
export function ClockFacts({ matter, clock }: { matter: MatterPage; clock: ClockStatus }) {
  const target = targetDayText(clock)
  const facts = [
    { label: '依据', value: clock.law ?? '没有法定期限，依本县的规定' },
    { label: '法定期限', value: clock.length },
    { label: '起算日', value: dateText(clock.startedOn) },
    { label: '法定届满', value: dayText(dueDayText(clock)), strong: true },
    { label: '稳妥办完', value: clock.safeBy && `${dateText(clock.safeBy)}（届满日不上班，法律没有写明顺延）` },
    { label: '县定时限', value: target && `${dayText(target)}（${clock.target ?? ''}）` },
    { label: '现在', value: standing(clock), strong: clock.late },
    { label: '承办单位', value: matter.leadOfficeName },
  ]
  return (
    <dl className="account-facts">
      {facts.map(
        ({ label, value, strong }) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{strong ? <strong>{value}</strong> : value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function dayText(text: string): string {
  const [on = '', time] = text.split(' ')
  return time ? `${dateText(on)} ${time}` : dateText(on)
}

function standing({ state, stoppedOn, late, missedTarget }: ClockStatus): string {
  if (state === 'paused') return '暂停计算'
  if (state === 'running') return late ? '已过法定期限，尚未办结' : '计算中'
  const done = stoppedOn ? `${dateText(stoppedOn)}停止计算` : '已停止计算'
  return `${done}，${late ? '已过法定期限' : missedTarget ? '在法定期限内，超过县定时限' : '在期限内'}`
}
