import { useSyncExternalStore } from 'react'

/** Says when the telephone has no network; what was typed stays. */
export function OfflineBar() {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div role="status" className="p-offline">
      {online ? '' : '现在没有网络。已填写的内容会留在这台设备上，连上网络后可继续。'}
    </div>
  )
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
