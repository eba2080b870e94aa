import { useEffect, useRef } from 'react'

/**
 * J and K move through the rows, / searches; silent while one types or a dialog
 * is open. The focus itself moves from link to link, so Enter opens of its own
 * accord and a screen reader reads each row out.
 */
export function useListKeys(onSearch: (() => void) | undefined) {
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      if (event.key === 'j') move(1)
      else if (event.key === 'k') move(-1)
      else if (event.key === '/' && latest.current) latest.current()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function move(step: number) {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] a')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const to = at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))
  links[to]?.focus()
  links[to]?.scrollIntoView({ block: 'nearest' })
}

function isBusy(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]')) return true
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.getClientRects().length > 0)
}
