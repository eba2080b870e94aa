import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { dateText } from '../../shared/format.ts'

/** By which day, and why that day; `explained` shows the reasons at once, also on paper. */
export function ClockAccount({ clock, explained = false }: { clock: ClockStatus; explained?: boolean }) {
  const { label, law, explanation, provisional } = clock
  return (
    <div className="p-clock">
      <p className="p-clock-label">{label}</p>
      <p className="p-clock-day">{dayText(clock)}</p>
      <p className="p-soft">{kindText(clock)}</p>
      {provisional && <p className="p-soft">节假日安排尚未公布，日期可能调整。</p>}
      {explanation.length > 0 && (
        <details open={explained}>
          <summary>为什么是这一天</summary>
          <ol className="p-why">
            {explanation.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
              <li key={at}>{line}</li>
            ))}
          </ol>
          {law && <p className="p-soft">依据：{law}</p>}
        </details>
      )}
    </div>
  )
}

function dayText({ state, dueOn, targetOn, stoppedOn }: ClockStatus): string {
  if (state === 'stopped') return stoppedOn ? `已于${dateText(stoppedOn)}完成` : '已完成'
  if (state === 'paused') return '暂停计时'
  const nearest = [dueOn, targetOn].filter((on) => on !== null).sort()[0]
  return nearest ? `${dateText(nearest)}前` : '没有规定日期'
}

function kindText({ state, dueOn, targetOn, length, target, late }: ClockStatus): string {
  if (state === 'paused') return '有法定或规定的事由，恢复后继续计算'
  const statute = dueOn ? `法定期限${dateText(dueOn)}${length ? `（${length}）` : ''}` : undefined
  const own = targetOn ? `本县承诺${dateText(targetOn)}${target ? `（${target}）` : ''}` : undefined
  const words = [own, statute].filter((text) => text !== undefined).join('；')
  return late ? `${words}；已超过法定期限` : words
}
