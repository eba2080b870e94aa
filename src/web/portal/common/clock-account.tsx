import { lazy, useState } from 'react'
import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import type { Caller } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { dayAndWeekday, isOver, leftText, nearestDay } from './clock-words.ts'
import { Part } from './part.tsx'
import { Loading } from './states.tsx'

const ClockDays = lazy(async () => ({ default: (await import('./clock-days.tsx')).ClockDays }))

interface ClockAccountProps {
  clock: ClockStatus
  /** Shows the reasons at once, also on paper. */
  explained?: boolean
  /** The matter it belongs to and who asks, where the days may be fetched one by one. */
  of?: { matter: string; caller: Caller }
}

/** By which day, and why that day: the reasons, and the days one by one once somebody looks. */
export function ClockAccount({ clock, explained = false, of }: ClockAccountProps) {
  const { label, law, explanation, provisional, safeBy, mark, state } = clock
  const [opened, setOpened] = useState(explained)
  return (
    <div className={isOver(clock) ? 'p-clock p-clock-over' : 'p-clock'}>
      <p className="p-clock-label">{label}</p>
      <p className="p-clock-day">{dayText(clock)}</p>
      {leftText(clock) && <p className={isOver(clock) ? 'p-over' : ''}>{leftText(clock)}</p>}
      <p className="p-soft">{kindText(clock)}</p>
      {safeBy && state !== 'stopped' && (
        <p className="p-soft">届满日不上班，法律没有写明可以顺延，承办单位应在{dateText(safeBy)}前办完。</p>
      )}
      {mark && <p className="p-soft">{mark}。</p>}
      {provisional && <p className="p-soft">节假日安排尚未公布，日期可能调整。</p>}
      {explanation.length > 0 && (
        <details open={explained} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
          <summary>{state === 'paused' ? '为什么停了' : '为什么是这一天'}</summary>
          <ol className="p-why">
            {explanation.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
              <li key={at}>{line}</li>
            ))}
          </ol>
          {law && <p className="p-soft">依据：{law}</p>}
          {opened && of && (
            <Part waiting={<Loading lines={3} />}>
              <ClockDays clock={clock} {...of} />
            </Part>
          )}
        </details>
      )}
    </div>
  )
}

function dayText(clock: ClockStatus): string {
  const { state, earliestOn, stoppedOn } = clock
  if (state === 'stopped') return stoppedOn ? `已于${dateText(stoppedOn)}完成` : '已完成'
  if (state === 'paused') return '暂停计时'
  const nearest = nearestDay(clock)
  if (nearest) return isOver(clock) ? `应在${dayAndWeekday(nearest)}前` : `${dayAndWeekday(nearest)}前`
  return earliestOn ? `${dateText(earliestOn)}起才可以进入下一步` : '没有规定日期'
}

function kindText({ state, dueOn, dueAt, targetOn, length, target, late }: ClockStatus): string {
  if (state === 'paused') return '停的日子不算在内，新的日子定下来以后写在这里'
  const hour = dueAt ? ` ${dueAt.slice(11)}` : ''
  const statute = dueOn ? `法定期限${dateText(dueOn)}${hour}${length ? `（${length}）` : ''}` : undefined
  const own = targetOn ? `本县承诺${dateText(targetOn)}${target ? `（${target}）` : ''}` : undefined
  const words = [own, statute].filter((text) => text !== undefined).join('；')
  return late ? `${words}；${state === 'stopped' ? '完成时已超过' : '已超过'}法定期限` : words
}
