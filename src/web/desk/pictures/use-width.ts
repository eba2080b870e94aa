import { type RefCallback, useCallback, useState } from 'react'

/** The room a picture has, in CSS pixels: drawn to its measure, its words stay as large as all others. */
export function useWidth(widest: number): { width: number; measured: RefCallback<Element> } {
  const [width, setWidth] = useState(widest)
  const measured = useCallback((picture: Element | null) => {
    if (!picture) return
    const watch = new ResizeObserver(([entry]) => {
      const room = Math.round(entry?.contentRect.width ?? 0)
      if (room > 0) setWidth(room)
    })
    watch.observe(picture)
    return () => watch.disconnect()
  }, [])
  return { width, measured }
}
