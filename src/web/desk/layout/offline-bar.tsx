import { onlineManager } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useSyncExternalStore } from 'react'

/** Says that the network is gone, and that nothing typed is lost. */
export function OfflineBar() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  )
  if (online) return null
  return <Alert banner type="warning" title="网络已断开：已填写的内容仍在，恢复网络后再提交。" />
}
