import { useEffect, useSyncExternalStore } from 'react'

/** Light, dark, or as the computer has it. */
export type SchemeChoice = 'system' | 'light' | 'dark'

const KEY = 'heng-desk-scheme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  dark.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    dark.removeEventListener('change', listener)
  }
}

/** What was chosen on this computer; the sign-in page knows nobody's settings yet. */
export function schemeChoice(): SchemeChoice {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Chooses, and remembers it on this computer. */
export function chooseScheme(choice: SchemeChoice) {
  if (choice === schemeChoice()) return
  if (choice === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, choice)
  for (const listener of listeners) listener()
}

function scheme(): 'light' | 'dark' {
  const choice = schemeChoice()
  return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice
}

/** The scheme in use, also told to the stylesheets. */
export function useScheme(): 'light' | 'dark' {
  const now = useSyncExternalStore(subscribe, scheme)
  useEffect(() => {
    document.documentElement.dataset['desk'] = now
    return () => {
      delete document.documentElement.dataset['desk']
    }
  }, [now])
  return now
}
