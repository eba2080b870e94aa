import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { PageHeading } from '../common/page-heading.tsx'
import { CALLER_ROLES, OVERSEER_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { CallDesk } from './call-desk.tsx'
import { ExclusionTable } from './exclusion-table.tsx'
import { FailedList } from './failed-list.tsx'
import './follow-up.css'
import { ProgressTable } from './progress-table.tsx'

/** 回访: calls, what failed, what is left out, how far it has come; offices see what was left out of theirs. */
export function FollowUpsPage() {
  const role = useSignedIn().post?.role ?? ''
  const [params, setParams] = useSearchParams()
  const calls = CALLER_ROLES.includes(role)
  const oversees = OVERSEER_ROLES.includes(role)
  const tabs = [
    ...(calls ? [{ key: 'calls', label: '回访电话', children: <CallDesk /> }] : []),
    ...(oversees ? [{ key: 'failed', label: '待决定重办', children: <FailedList /> }] : []),
    { key: 'exclusions', label: '剔除清单', children: <ExclusionTable /> },
    ...(oversees ? [{ key: 'progress', label: '进度', children: <ProgressTable /> }] : []),
  ]
  return (
    <>
      <PageHeading
        title="回访"
        note="答复之后问本人：解决了吗、满意吗、为什么。没有解决的重办；剔除只能一件一件提出，由另一人审批。"
      />
      <Tabs
        activeKey={params.get('tab') ?? tabs[0]?.key ?? ''}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        destroyOnHidden
        items={tabs}
      />
    </>
  )
}
