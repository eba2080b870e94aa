import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { send } from '../../shared/api.ts'
import { Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'

/** 退订: one button, since programs that look at mail open its links by themselves. */
export function UnsubscribePage() {
  const [token] = useState(() => location.hash.slice(1))
  const leave = useMutation({
    mutationFn: () => send('POST', '/api/unsubscriptions', { token }),
    gcTime: 0,
  })
  if (leave.isSuccess)
    return (
      <Page title="已退订" lead="不会再给您发这件事的邮件，邮箱已从系统里删除。">
        <Link className="p-button" to="/track">
          查询办理进度
        </Link>
      </Page>
    )
  if (token === '')
    return (
      <Page title="退订链接不完整" lead="请从邮件里完整地打开退订链接；或者查询这件事，在“有进展告诉我”里取消。">
        <Link className="p-button" to="/track">
          查询办理进度
        </Link>
      </Page>
    )
  return (
    <Page title="不再收这件事的邮件？" lead="退订后，这件事有进展不再发邮件；办理不受影响，仍可凭查询码查看。">
      {leave.isError && <Trouble error={leave.error} />}
      <button type="button" className="p-button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        退订
      </button>
    </Page>
  )
}
