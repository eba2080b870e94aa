import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { KeyHelp } from './keys.tsx'
import { Palette } from './palette.tsx'

/** The palette and the page of keys: by their keys anywhere at the desk, and by a button for those who do not know them. */
export function Commands() {
  const [shown, setShown] = useState<'palette' | 'keys'>()
  useEffect(() => {
    // On the window, so that a page with keys of its own hears them first and may keep them.
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setShown((now) => (now === 'palette' ? undefined : 'palette'))
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        event.preventDefault()
        setShown('keys')
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const close = () => setShown(undefined)
  return (
    <>
      <Button
        className="desk-find"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setShown('palette')}
      >
        <span className="desk-find-words">快速查找</span> <kbd>Ctrl K</kbd>
      </Button>
      {shown === 'palette' && <Palette onClose={close} />}
      {shown === 'keys' && <KeyHelp onClose={close} />}
    </>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}
