import type { StripDayInfo, StripInfo } from '../../../server/api-types/clocks.ts'
import { dateText } from '../format.ts'
import './day-strip.css'
import { type StripMonth, spanLength, stripMonths, type Week } from './months.ts'
import { kindWord, legendOf, markWord, noticesOf, type StripWords, spokenDay, stripWords, WEEKDAYS } from './words.ts'

interface DayStripProps {
  strip: StripInfo
  /** The count rests on a year whose notice is not out. */
  provisional?: boolean
  /** The day is where something begins, not where it must be done. */
  trigger?: boolean
}

/** A count day by day, as pages of a wall calendar with a legend: what counted, what did not, and why the last day is the last. */
export function DayStrip({ strip, provisional = false, trigger = false }: DayStripProps) {
  const words = stripWords(strip, { provisional, trigger })
  const months = stripMonths(strip)
  const notices = noticesOf(strip)
  return (
    <div className="strip">
      <div className="strip-months">
        {months.map((month) => (
          <Month key={`${month.id}${month.gapBefore}`} month={month} strip={strip} words={words} />
        ))}
      </div>
      <ul className="strip-legend" aria-label="图例">
        {legendOf(strip, words).map(({ look, text }) => (
          <li key={text}>
            <Square day={look} words={words} swatch />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {notices.length > 0 && <p className="strip-notices">放假和调休依据：{notices.join('；')}。</p>}
    </div>
  )
}

function Month({ month, strip, words }: { month: StripMonth; strip: StripInfo; words: StripWords }) {
  const [year, number] = month.id.split('-').map(Number)
  return (
    <>
      {month.gapBefore && strip.skipped && (
        <p className="strip-gap">
          其间{dateText(strip.skipped.from)}至{dateText(strip.skipped.to)}共{spanLength(strip.skipped)}天，从略
        </p>
      )}
      <table className="strip-month">
        <caption>
          {year}年{number}月
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week.find((day) => day !== undefined)?.on}>{cells(week, words)}</tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function cells(week: Week, words: StripWords) {
  return week.map((day, at) =>
    day ? (
      <td key={day.on} data-on={day.on}>
        <span className="strip-unseen">{spokenDay(day, words)}</span>
        <Square day={day} words={words} />
      </td>
    ) : (
      <td key={WEEKDAYS[at]} className="strip-blank" />
    ),
  )
}

function Square({ day, words, swatch = false }: { day: StripDayInfo; words: StripWords; swatch?: boolean }) {
  const { on, number, marks, notice } = day
  const word = kindWord(day)
  return (
    <span className={classOf(day)} aria-hidden="true" title={swatch ? undefined : notice}>
      {!swatch && <span className="strip-date">{Number(on.slice(8))}</span>}
      {number !== undefined && <span className="strip-number">{number}</span>}
      {word && <span className="strip-word">{word}</span>}
      {marks.map((mark) => (
        <span key={mark} className="strip-mark">
          {markWord(mark, words)}
        </span>
      ))}
    </span>
  )
}

function classOf({ kind, off, makeup, marks }: StripDayInfo): string {
  return [
    'strip-day',
    `strip-${kind}`,
    ...(off ? ['strip-off'] : []),
    ...(makeup ? ['strip-makeup'] : []),
    ...marks.map((mark) => `strip-is-${mark}`),
  ].join(' ')
}
