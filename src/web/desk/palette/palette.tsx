import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Entry } from './entry.ts'
import { useEntries } from './use-entries.ts'
import './palette.css'
import { Dialog } from '../common/dialog.tsx'

/** Any matter, page, office, person or action by a few letters; worked by the keyboard alone. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const { entries, searching } = useEntries(words)
  const navigate = useNavigate()
  const list = useId()
  const box = useRef<HTMLInputElement>(null)
  const chosen = entries[Math.min(at, entries.length - 1)]
  useEffect(() => {
    document.getElementById(optionId(list, chosen))?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen])

  function take(entry: Entry | undefined) {
    if (!entry) return
    onClose()
    if (entry.to) void navigate(entry.to)
    else entry.run?.()
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends a Chinese word is the input method's own.
    if (event.nativeEvent.isComposing) return
    const last = entries.length - 1
    const now = Math.min(at, last)
    if (event.key === 'ArrowDown') setAt(now >= last ? 0 : now + 1)
    else if (event.key === 'ArrowUp') setAt(now <= 0 ? last : now - 1)
    else if (event.key === 'Home' && words === '') setAt(0)
    else if (event.key === 'Enter') take(chosen)
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={640}
      style={{ top: 72 }}
      className="palette"
      title={<span className="desk-hidden">快速查找</span>}
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <input
        ref={box}
        className="palette-box"
        role="combobox"
        aria-label="查找事项、页面、单位、人员或动作"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={optionId(list, chosen)}
        placeholder="编号、标题、页面、单位、姓名或动作"
        maxLength={60}
        value={words}
        onChange={({ target }) => {
          setWords(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="结果" className="palette-list">
        {entries.map((entry, index) => (
          <div key={entry.key}>
            {entry.group !== entries[index - 1]?.group && (
              <p className="palette-group" role="presentation">
                {entry.group}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above holds the focus and hears the keys */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, as in every combobox */}
            <div
              id={optionId(list, entry)}
              role="option"
              aria-selected={entry === chosen}
              className="palette-option"
              onMouseMove={() => setAt(index)}
              onClick={() => take(entry)}
            >
              <span title={entry.label}>{entry.label}</span>
              {entry.note && <small>{entry.note}</small>}
            </div>
          </div>
        ))}
      </div>
      <p className="desk-quiet" role="status">
        {searching ? '正在查找…' : entries.length === 0 ? '没有找到，请换个词' : '↑ ↓ 选择，回车打开，Esc 关闭'}
      </p>
    </Dialog>
  )
}

function optionId(list: string, entry: Entry | undefined): string {
  return entry ? `${list}-${entry.key}` : ''
}
