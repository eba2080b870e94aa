import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { PartBoundary } from '../../shared/part-boundary.tsx'
import { useCounty } from '../common/queries.ts'
import { usePreferences } from '../common/use-preferences.ts'
import { homeOf } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { tourAsked } from './tour-asked.ts'

const TourGuide = lazy(async () => ({ default: (await import('./tour-guide.tsx')).TourGuide }))

/**
 * Starts the tour: by itself when a post of the demonstration comes home for the first time, elsewhere only when asked
 * for. Who comes by the address of a matter wants that, and is not led away from it.
 */
export function TourHost() {
  const session = useSignedIn()
  const role = session.post?.role ?? ''
  const { pathname } = useLocation()
  const demonstration = useCounty().data?.demonstration ?? false
  const { preferences, change } = usePreferences()
  const [asked, setAsked] = useState(false)
  const [begun, setBegun] = useState<string>()
  const [over, setOver] = useState<readonly string[]>([])
  useEffect(() => tourAsked.on(() => setAsked(true)), [])
  const first = demonstration && preferences !== undefined && ![...preferences.toured, ...over].includes(role)
  const atHome = pathname.replace(/\/$/, '') === homeOf(session)
  useEffect(() => {
    if (first && atHome) setBegun(role)
  }, [first, atHome, role])
  if (role === '' || !(asked || (first && begun === role))) return null
  const close = () => {
    setAsked(false)
    setOver((all) => [...all, role])
    if (first) void change({ toured: [...preferences.toured, role] })
  }
  return (
    // Nobody misses a tour that cannot be fetched.
    <PartBoundary place={role} show={() => null}>
      <Suspense>
        <TourGuide key={role} role={role} onClose={close} />
      </Suspense>
    </PartBoundary>
  )
}
