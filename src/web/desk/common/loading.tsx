import { Spin } from 'antd'

/** Says that the page is on its way. */
export function Loading({ what = '正在加载' }: { what?: string }) {
  return (
    <div className="desk-loading" role="status" aria-live="polite">
      <Spin />
      <span>{what}…</span>
    </div>
  )
}
