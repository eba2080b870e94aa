import { useEffect } from 'react'
import { chooseScheme } from '../common/scheme.ts'
import { usePreferences } from '../common/use-preferences.ts'

/** Takes over the scheme the person settled, on whatever computer they sit. */
export function useKeptScheme() {
  const theme = usePreferences().preferences?.theme
  useEffect(() => {
    if (theme) chooseScheme(theme)
  }, [theme])
}
