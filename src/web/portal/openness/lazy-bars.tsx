import { useEffect, useRef, useState } from 'react'
import { Bars, type BarsProps } from './bars.tsx'

/** Drawn once it comes into view; its place is held before. */
export function LazyBars(props: BarsProps) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const box = place.current
    if (!box || seen) return
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [seen])
  return (
    <div ref={place} className="o-bars">
      {seen && <Bars {...props} />}
    </div>
  )
}
