import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import type { PlainStanding, TrackingPage } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { dayAndWeekday, isOver, leftText, nearestDay } from '../common/clock-words.ts'
import './standing.css'

interface StandingProps {
  page: TrackingPage
  onAct: (action: string) => void
}

/** Where it is, who has it, what comes next and by which day: for somebody who reads nothing else. */
export function Standing({ page, onAct }: StandingProps) {
  const { plain, clocks, closedOn, leadOfficeName } = page
  if (!plain) return <p>{datesText(page)}</p>
  const clock = clocks.find(({ name }) => name === plain.answerClock)
  return (
    <>
      <dl className="p-standing">
        <div>
          <dt>{closedOn ? '结果' : '到了哪一步'}</dt>
          <dd>{plain.now}</dd>
        </div>
        {!closedOn && (
          <div>
            <dt>谁在办</dt>
            <dd>{plain.who ?? leadOfficeName ?? '县政府办公室'}</dd>
          </div>
        )}
        <div>
          <dt>接下来</dt>
          <dd>{plain.next}</dd>
        </div>
        {clock && (
          <div>
            <dt>最迟哪天</dt>
            <dd>
              <DayToWaitFor clock={clock} remedies={page.remedies.length > 0} />
            </dd>
          </div>
        )}
      </dl>
      {plain.yours && <Yours yours={plain.yours} clocks={clocks} onAct={onAct} />}
      <p className="p-soft">{datesText(page)}</p>
    </>
  )
}

function DayToWaitFor({ clock, remedies }: { clock: ClockStatus; remedies: boolean }) {
  const day = nearestDay(clock)
  if (clock.state === 'paused') return <>现在停止计算，停的日子不算在内；新的日子定下来以后写在这里。</>
  if (!day) return <>法律没有规定日子。</>
  if (isOver(clock))
    return (
      <>
        本来应当在{dayAndWeekday(day)}前答复您，<strong className="p-over">{leftText(clock)}</strong>。您可以在下面催办
        {remedies && (
          <>
            ，还可以看<a href="#track-remedies">过了期限怎么办</a>
          </>
        )}
        。
      </>
    )
  return (
    <>
      <strong>{dayAndWeekday(day)}前答复您</strong>，{leftText(clock)}。<a href="#track-next">为什么是这一天</a>
    </>
  )
}

function Yours({ yours, clocks, onAct }: { yours: NonNullable<PlainStanding['yours']> } & YoursProps) {
  const { label, action, clock } = yours
  const by = clocks.find(({ name }) => name === clock)
  const day = by && nearestDay(by)
  return (
    <div className="p-notice p-notice-warn">
      <p>
        <strong>
          现在等您{label}
          {day && `，请在${dayAndWeekday(day)}以前`}
        </strong>
      </p>
      {action && (
        <p className="p-no-print">
          <button type="button" className="p-button" onClick={() => onAct(action)}>
            现在{label}
          </button>
        </p>
      )}
    </div>
  )
}

interface YoursProps {
  clocks: readonly ClockStatus[]
  onAct: (action: string) => void
}

function datesText({ leadOfficeName, openedOn, closedOn }: TrackingPage): string {
  const closed = closedOn ? `，${dateText(closedOn)}办结` : ''
  const office = closedOn && leadOfficeName ? `承办单位：${leadOfficeName}。` : ''
  return `${dateText(openedOn)}收到${closed}。${office}`
}
