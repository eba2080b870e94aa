import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { TourHalt } from './steps.ts'

const BUSY = '.desk-loading, .ant-spin-spinning, main [aria-busy=true]'
const IN_A_MATTER = /^\/desk\/matters\//

interface Reached {
  /** What the halt points at, once that stands there; null: the middle of the screen. */
  readonly target: HTMLElement | null
  /** There is nothing to be followed to where it would point. */
  readonly lacking: boolean
}

/** Goes to where a halt is. */
export function useHalt(halt: TourHalt): Reached {
  const [lacking, setLacking] = useState<TourHalt>()
  const [found, setFound] = useState<{ halt: TourHalt; element: HTMLElement }>()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const there = halt.follow ? IN_A_MATTER.test(pathname) : halt.at === undefined || pathname === halt.at
  const onTheWay = !there && halt.follow !== undefined && pathname === halt.at
  useEffect(() => {
    if (there || onTheWay || !halt.at) return
    void navigate(halt.at)
  }, [halt, there, onTheWay, navigate])
  useEffect(() => {
    if (!there && !onTheWay) return
    const look = () => {
      if (document.querySelector(BUSY)) return
      if (onTheWay) {
        const link = halt.follow && seen(halt.follow)
        if (link) {
          watch.disconnect()
          link.click()
        } else setLacking(halt)
        return
      }
      const element = halt.target && seen(halt.target)
      if (!element) return
      watch.disconnect()
      setFound({ halt, element })
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
    look()
    return () => watch.disconnect()
  }, [halt, there, onTheWay])
  return {
    target: found?.halt === halt && found.element.isConnected ? found.element : null,
    lacking: onTheWay && lacking === halt,
  }
}

/** The first element of a selector that can be seen: menus folded away and parts of other screens are none. */
function seen(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find(({ offsetWidth }) => offsetWidth > 0)
}
