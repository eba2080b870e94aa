import { Alert } from 'antd'
import { Link } from 'react-router'
import { useSetupProgress } from './setup-query.ts'

/** Says that the first hour is not over, and where it goes on. */
export function SetupReminder() {
  const { data } = useSetupProgress()
  if (data?.state !== 'open') return null
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
