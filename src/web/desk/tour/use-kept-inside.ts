import { useEffect } from 'react'

/** Keys the tour and its buttons live by. */
const OWN_KEYS = ['ArrowLeft', 'ArrowRight', 'Escape']
const KEPT_BY_BUTTONS = ['Enter', ' ', 'Tab', 'Shift']

/** Puts the keyboard on the tour's next button. */
export function focusTour() {
  document.querySelector<HTMLElement>('.desk-tour .ant-tour-next-btn')?.focus()
}

/**
 * As long as the tour is shown the page under it hears no key and takes no focus: the
 * dispatch desk sends a matter on Enter, and a newcomer pressing 下一步 must not. Then the
 * keyboard goes back to where it was.
 */
export function useKeptInside() {
  useEffect(() => {
    const before = document.activeElement
    const inside = (target: EventTarget | null) => target instanceof Element && target.closest('.desk-tour') !== null
    const onKey = (event: KeyboardEvent) => {
      if (OWN_KEYS.includes(event.key)) return
      event.stopPropagation()
      if (inside(event.target) && KEPT_BY_BUTTONS.includes(event.key)) return
      event.preventDefault()
      if (!inside(event.target)) focusTour()
    }
    const onFocus = (event: FocusEvent) => {
      if (!inside(event.target)) focusTour()
    }
    window.addEventListener('keydown', onKey, true)
    document.addEventListener('focusin', onFocus)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      document.removeEventListener('focusin', onFocus)
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : undefined
      ;(back ?? document.getElementById('desk-main'))?.focus()
    }
  }, [])
}
