import type { Problem } from '../../../server/api-types.ts'
import { ApiError } from '../../shared/api.ts'

const TWICE: Problem = {
  type: 'urn:heng:problem:invalid-input',
  title: '填写有误',
  status: 422,
  code: 'invalid-input',
  detail: '两遍密码不一样，请重新输入',
  errors: [{ path: 'again', message: '两遍密码不一样，请重新输入' }],
}

/** What was filled in, without the password's repetition. Throws {@link ApiError} where that differs. */
export function checkedTwice({ again, ...administrator }: Record<string, unknown>): Record<string, unknown> {
  if (again !== administrator['password']) throw new ApiError(TWICE)
  return administrator
}

/** What the server found amiss, told at the fields of this form: it names them within its own, larger one. */
export function ownFaults(reason: unknown): unknown {
  if (!(reason instanceof ApiError)) return reason
  const { problem } = reason
  const errors = problem.errors?.map((error) => ({ ...error, path: error.path.replace(/^administrator\./, '') }))
  return errors ? new ApiError({ ...problem, errors }) : reason
}
