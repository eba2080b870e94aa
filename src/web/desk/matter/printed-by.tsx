import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { instantText } from '../../shared/format.ts'
import { postText, useSignedIn } from '../session/session.ts'

/** On paper only: who printed it, in which post, and when. */
export function PrintedBy() {
  const { person, post } = useSignedIn()
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    // The browser lays the sheet out as soon as this returns.
    const stamp = () => flushSync(() => setAt(new Date().toISOString()))
    window.addEventListener('beforeprint', stamp)
    return () => window.removeEventListener('beforeprint', stamp)
  }, [])
  return (
    <p className="print-only account-printed">
      打印：{person?.name ?? ''}
      {post ? `（${postText(post)}）` : ''}，{instantText(at)}。日期由记录在案的办理事实推算，逐步可核。
    </p>
  )
}
