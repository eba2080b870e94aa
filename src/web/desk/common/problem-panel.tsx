import { Alert, Button } from 'antd'
import { problemOf } from '../../shared/api.ts'
import { useSignInAgain } from '../session/session.ts'

/** What went wrong, in the server's words, and what to do next. */
export function ProblemPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const signInAgain = useSignInAgain()
  const problem = problemOf(error)
  if (problem.status === 401) {
    return (
      <Alert
        type="warning"
        showIcon
        title="登录已失效"
        description="为保护数据，长时间未操作会自动退出。已填写的文字存成了草稿。"
        action={
          <Button size="small" onClick={() => void signInAgain()}>
            重新登录
          </Button>
        }
      />
    )
  }
  return (
    <Alert
      type={problem.status === 409 || problem.status === 0 ? 'warning' : 'error'}
      showIcon
      title={problem.detail || problem.title}
      description={problem.law ? `依据：${problem.law}` : undefined}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  )
}
