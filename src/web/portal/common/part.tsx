import { type ReactNode, Suspense } from 'react'
import { useLocation } from 'react-router'
import { PartBoundary } from '../../shared/part-boundary.tsx'
import { usePartTrouble } from '../../shared/use-part-trouble.ts'

interface PartProps {
  /** What stands there meanwhile. */
  readonly waiting: ReactNode
  /** It is the whole page under the header. */
  readonly page?: true
  readonly children: ReactNode
}

/** A part of the screen that is fetched when looked at; if it cannot be had, the rest stays. */
export function Part({ waiting, page, children }: PartProps) {
  const { pathname } = useLocation()
  const failed = (error: unknown) =>
    page ? (
      <main className="p-main">
        <PartFailed error={error} />
      </main>
    ) : (
      <PartFailed error={error} />
    )
  return (
    <PartBoundary place={pathname} show={failed}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </PartBoundary>
  )
}

/** Why a part is not there, and the one thing to do about it. */
export function PartFailed({ error }: { error: unknown }) {
  const { problem, button, again } = usePartTrouble(error)
  return (
    <div className="p-notice p-notice-warn" role="alert">
      <p>
        <strong>{problem.title}</strong>
      </p>
      <p>{problem.detail}</p>
      <button type="button" className="p-button" onClick={again}>
        {button}
      </button>
    </div>
  )
}
