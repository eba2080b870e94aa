import { Alert } from 'antd'
import { Link } from 'react-router'
import type { SetupCheck } from '../../../server/api-types/setup.ts'
import { useSetupProgress } from './setup-query.ts'

/** Says that the first hour is not over, and where it goes on; afterwards, what is still unset. */
export function SetupReminder() {
  const { data } = useSetupProgress()
  if (!data || data.state === 'none') return null
  if (data.state === 'finished') return <Unset checks={data.checks} />
  const left = data.steps.filter(({ done }) => !done).map(({ label }) => label)
  return (
    <Alert
      type="info"
      showIcon
      title={`首次设置还有 ${left.length} 步没有做：${left.join('、')}`}
      action={<Link to="/desk/setup">接着做</Link>}
    />
  )
}

function Unset({ checks }: { checks: readonly SetupCheck[] }) {
  const unset = checks.filter(({ done }) => !done).length
  return (
    <p className="desk-quiet">
      {unset === 0 ? '开始工作要有的都有了。' : `开始工作要有的还有 ${unset} 项没有落实。`}
      <Link to="/desk/setup">看清单</Link>
    </p>
  )
}
