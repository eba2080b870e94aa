import { useState } from 'react'

/** Copies a text and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [told, setTold] = useState('')
  const copy = async () => setTold((await copied(text)) ? '已复制' : '没能复制，请手工抄下')
  return (
    <span className="p-copy">
      <button type="button" className="p-button p-button-quiet" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" className="p-soft">
        {told}
      </span>
    </span>
  )
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedTheOldWay(text)
  }
}

/** For pages served over plain http, where browsers withhold the clipboard. */
function copiedTheOldWay(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
