import { useId, useState } from 'react'
import type { LimitInfo } from '../../../server/api-types/clocks.ts'
import { type Choice, newest } from './choices.ts'
import { rankChoices } from './rank-choices.ts'

interface LimitPickerProps {
  choices: readonly Choice[]
  fault: string | undefined
  onPick: (family: string) => void
}

const PAGE = 12

/** Finds a limit by everyday words, by law or by field, and takes it. */
export function LimitPicker({ choices, fault, onPick }: LimitPickerProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [area, setArea] = useState('')
  const [shown, setShown] = useState(PAGE)
  const areas = [...new Set(choices.map((choice) => choice.area))]
  const within = area ? choices.filter((choice) => choice.area === area) : choices
  const found = rankChoices(within, typed)
  return (
    <div className="d-picker">
      <div className="p-field">
        <label htmlFor={`${id}-words`}>哪一项期限</label>
        <p className="p-help" id={`${id}-help`}>
          用平常的话写，如“罚款多久交”“申请信息公开多久答复”；也可以写法律的名称。
        </p>
        <input
          id={`${id}-words`}
          className="p-input"
          type="search"
          value={typed}
          maxLength={60}
          autoComplete="off"
          enterKeyHint="search"
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-help ${id}-fault`}
          onChange={({ target }) => {
            setTyped(target.value)
            setShown(PAGE)
          }}
          onKeyDown={(event) => {
            // Enter looks, it does not send the form: nothing has been chosen yet.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
        <p className="p-fault" id={`${id}-fault`} aria-live="polite">
          {fault ?? ''}
        </p>
      </div>
      <div className="p-field">
        <label htmlFor={`${id}-area`}>领域</label>
        <select
          id={`${id}-area`}
          className="p-input"
          value={area}
          onChange={({ target }) => {
            setArea(target.value)
            setShown(PAGE)
          }}
        >
          <option value="">全部领域</option>
          {areas.map((title) => (
            <option key={title} value={title}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p className="p-soft" role="status">
        {found.length === 0 ? '没有找到。换个说法试试，或者按领域看。' : `共 ${found.length} 项，选一项`}
      </p>
      <ul className="p-list">
        {found.slice(0, shown).map((choice) => (
          <li key={choice.family} className="p-list-item">
            <button type="button" className="p-list-open" onClick={() => onPick(choice.family)}>
              <strong>{newest(choice).name}</strong>
              <span>{summaryOf(newest(choice))}</span>
              <span className="p-soft">{[choice.area, newest(choice).law].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" className="p-button p-button-quiet" onClick={() => setShown(shown + PAGE * 2)}>
          再看 {Math.min(PAGE * 2, found.length - shown)} 项
        </button>
      )}
    </div>
  )
}

/** 20个工作日，自收到申请之日起；行政机关 */
export function summaryOf({ length, otherLength, mode, startEvent, actor }: LimitInfo): string {
  const amount = otherLength ? `${length}${mode === 'window' ? '至' : '或'}${otherLength}` : length
  const from = mode === 'backward' || mode === 'trigger' ? `${startEvent}前` : `自${startEvent}起`
  return `${amount}，${from}；${actor}`
}
