import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { problemOf } from '../../shared/api.ts'

/** Why the sign-in failed. A 401 here means a wrong word, not an ended session. */
export function SignInProblem({ error, fallback }: { error: unknown; fallback: ReactNode }) {
  const problem = problemOf(error)
  if (![401, 403, 409, 422, 423, 429].includes(problem.status))
    return <div className="desk-form-problem">{fallback}</div>
  const locked = problem.status === 429 || problem.status === 423 || problem.code.includes('lock')
  return (
    <Alert
      className="desk-form-problem"
      type={locked ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={locked ? '账号已暂时锁定' : problem.detail || problem.title}
      description={locked ? problem.detail : problem.errors?.map(({ message }) => message).join(';')}
    />
  )
}
