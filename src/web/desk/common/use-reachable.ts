import { type RefCallback, useCallback } from 'react'

/** For what may be wider than the screen: as long as it is, the keyboard can reach it, to push it to and fro. */
export function useReachable(): RefCallback<HTMLElement> {
  return useCallback((content: HTMLElement | null) => {
    if (!content) return
    const watch = new ResizeObserver(() => {
      if (content.scrollWidth > content.clientWidth) content.setAttribute('tabindex', '0')
      else content.removeAttribute('tabindex')
    })
    watch.observe(content)
    return () => watch.disconnect()
  }, [])
}
