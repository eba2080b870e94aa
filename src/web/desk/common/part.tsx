import { Alert, Button } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { useLocation } from 'react-router'
import { PartBoundary } from '../../shared/part-boundary.tsx'
import { usePartTrouble } from '../../shared/use-part-trouble.ts'
import { Loading } from './loading.tsx'

/** A part of the desk that is fetched when looked at; if it cannot be had, the rest of the desk stays. */
export function Part({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <PartBoundary place={pathname} show={(error) => <PartFailed error={error} />}>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </PartBoundary>
  )
}

function PartFailed({ error }: { error: unknown }) {
  const { problem, button, again } = usePartTrouble(error)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={problem.title}
      description={problem.detail}
      action={
        <Button type="primary" onClick={again}>
          {button}
        </Button>
      }
    />
  )
}
