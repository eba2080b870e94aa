import { useEffect, useRef } from 'react'
import type { DeadlineAnswer as Answer } from '../../../server/api-types/clocks.ts'
import { DayStrip } from '../../shared/day-strip/day-strip.tsx'
import { dateText } from '../../shared/format.ts'
import { CopyButton } from '../common/copy-button.tsx'
import { useCounty } from '../common/queries.ts'
import { headlineOf, warningsOf } from './answer-words.ts'

interface DeadlineAnswerProps {
  answer: Answer
  /** Whoever pressed the button is led here; whoever opened a link begins at the top. */
  focused: boolean
}

/** The day, and why that day. */
export function DeadlineAnswer({ answer, focused }: DeadlineAnswerProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const today = useCounty().data?.today
  useEffect(() => {
    if (focused) heading.current?.focus()
  }, [focused])
  const { limit, lines, strip, provisional } = answer
  // Whether a last day moves is a question only where there is a last day to act on.
  const rolls = answer.due !== null && (limit.mode === 'max' || limit.mode === 'window')
  return (
    <section className="p-card d-answer" aria-labelledby="deadline-answer">
      <p className="p-soft">
        {limit.name} · {limit.length}
      </p>
      <h2 id="deadline-answer" ref={heading} tabIndex={-1}>
        {headlineOf(answer)}
      </h2>
      {limit.law && <p>依据：{limit.law}</p>}
      {warningsOf(answer).map((text) => (
        <p key={text} className="p-notice p-notice-warn">
          {text}
        </p>
      ))}
      <h3>怎么算出来的</h3>
      <ol className="p-why d-lines">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
          <li key={at}>{line}</li>
        ))}
      </ol>
      {strip && (
        <>
          <h3>逐日计算</h3>
          <DayStrip strip={strip} provisional={provisional === true} trigger={limit.mode === 'trigger'} />
        </>
      )}
      <p className="p-soft">
        {rolls && `${limit.rollover}。`}推算只按所填的日子和公开的规定，发生争议时以有权机关的认定为准。
      </p>
      <p className="p-row p-no-print">
        <CopyButton text={location.href} label="复制这次推算的链接" />
        <button type="button" className="p-button p-button-quiet" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <p className="d-only-print">
        {today && `${dateText(today)}推算。`}网址：{location.href}
      </p>
    </section>
  )
}
