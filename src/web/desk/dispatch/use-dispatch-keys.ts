import { useEffect, useRef } from 'react'

/** What each key does; the key as the browser names it, letters in lower case. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>

/** Keys of a page that is worked by keyboard: silent while one types or a dialog is open, so that no letter acts twice. */
export function useDispatchKeys(keys: KeyMap) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const { key, target } = event
      if (isTyping(target) || dialogOpen()) return
      // Enter on a button or a link is that button's own.
      if (key === 'Enter' && target instanceof HTMLElement && target.closest('button, a, summary, [role="button"]'))
        return
      const act = latest.current[key.length === 1 ? key.toLowerCase() : key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

function dialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.getClientRects().length > 0)
}
