import type { ReactNode } from 'react'
import { problemOf } from '../../shared/api.ts'

/** Something is on its way: grey lines where it will stand. */
export function Loading({ lines = 4, what = '正在加载' }: { lines?: number; what?: string }) {
  return (
    <div className="p-skeleton" role="status">
      <span className="p-unseen">{what}…</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <div key={line} className="p-skeleton-line" />
      ))}
    </div>
  )
}

/** What went wrong in the server's words, and a way to try again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, law } = problemOf(error)
  return (
    <div className="p-notice p-notice-warn" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{detail}</p>
      {law && <p className="p-soft">依据：{law}</p>}
      {onRetry && (
        <button type="button" className="p-button p-button-quiet" onClick={onRetry}>
          重试
        </button>
      )}
    </div>
  )
}

/** Nothing here, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="p-empty">{children}</div>
}
