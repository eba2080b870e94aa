import { lazy, Suspense, useEffect, useState } from 'react'
import { PartBoundary } from '../../shared/part-boundary.tsx'
import { useCounty } from '../common/queries.ts'
import { usePreferences } from '../common/use-preferences.ts'
import { useSignedIn } from '../session/session.ts'
import { tourAsked } from './tour-asked.ts'

const TourGuide = lazy(async () => ({ default: (await import('./tour-guide.tsx')).TourGuide }))

/** Starts the tour: by itself when a post of the demonstration is seen for the first time, elsewhere only when asked for. */
export function TourHost() {
  const role = useSignedIn().post?.role ?? ''
  const demonstration = useCounty().data?.demonstration ?? false
  const { preferences, change } = usePreferences()
  const [asked, setAsked] = useState(false)
  const [over, setOver] = useState<readonly string[]>([])
  useEffect(() => tourAsked.on(() => setAsked(true)), [])
  const first = demonstration && preferences !== undefined && ![...preferences.toured, ...over].includes(role)
  if (role === '' || !(asked || first)) return null
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
