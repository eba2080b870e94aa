import { useEffect, useState } from 'react'
import { readStored, writeStored } from '../common/stored.ts'

const NAME = 'elder'

/** 大字版: large type, strong contrast, big targets, a voice; remembered on this device. */
export function useElder(): { elder: boolean; setElder: (elder: boolean) => void } {
  const [elder, setElder] = useState(() => readStored<boolean>('device', NAME) === true)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', elder)
    // The desk, opened from here, has sizes of its own.
    return () => document.documentElement.removeAttribute('data-elder')
  }, [elder])
  return {
    elder,
    setElder: (next) => {
      writeStored('device', NAME, next || undefined)
      setElder(next)
    },
  }
}
