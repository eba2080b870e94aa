import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { send } from '../../shared/api.ts'
import { Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'

/** 退订: one button, since programs that look at mail open its links by themselves. */
export function UnsubscribePage() {
  const token = useLocation().hash.slice(1)
  const leave = useMutation({
    mutationFn: () => send('POST', '/api/unsubscriptions', { token }),
    gcTime: 0,
  })
  if (token.startsWith('staff.')) return <StaffStop leave={leave} />
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

/** The same for a colleague who gets the desk's notifications by mail. */
function StaffStop({
  leave,
}: {
  leave: { isSuccess: boolean; isPending: boolean; error: unknown; mutate: () => void }
}) {
  if (leave.isSuccess)
    return (
      <Page
        title="已停发"
        lead="工作通知不再发到邮箱，邮箱已从系统里删除。工作台里的通知照常；想再收，到“我的设置”重新确认。"
      >
        <Link className="p-button" to="/desk">
          打开工作台
        </Link>
      </Page>
    )
  return (
    <Page
      title="不再收工作通知的邮件？"
      lead="停发以后，通知只在工作台里看。只想少收几封的，可以到工作台“我的设置”改为每天汇总。"
    >
      {leave.error != null && <Trouble error={leave.error} />}
      <button type="button" className="p-button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        停发
      </button>
    </Page>
  )
}
