import { useEffect, useState } from 'react'

interface Shown {
  value: string
  until: number
}

/** Values that hide themselves again after so many seconds. */
export function useShownFor(seconds: number) {
  const [values, setValues] = useState<Readonly<Record<string, Shown>>>({})
  const [now, setNow] = useState(() => Date.now())
  const waiting = Object.keys(values).length > 0

  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => {
      const at = Date.now()
      setNow(at)
      setValues((all) => Object.fromEntries(Object.entries(all).filter(([, { until }]) => until > at)))
    }, 1_000)
    return () => clearInterval(timer)
  }, [waiting])

  return {
    values: Object.fromEntries(
      Object.entries(values).map(([name, { value, until }]) => [
        name,
        { value, left: Math.max(0, Math.min(seconds, Math.ceil((until - now) / 1_000))) },
      ]),
    ) as Readonly<Partial<Record<string, { value: string; left: number }>>>,
    show: (name: string, value: string) =>
      setValues((all) => ({ ...all, [name]: { value, until: Date.now() + seconds * 1_000 } })),
    hide: (name: string) => setValues((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))),
  }
}
