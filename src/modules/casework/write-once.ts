import { type Refusal, refuse } from '../../engine/refusal.ts'
import { digestOf } from '../../store/digest.ts'
import { findAnswered, type WriteOnce } from '../../store/matters.ts'
import type { CaseContext, Done, WriteRequest } from './context.ts'

/** What is kept of a write, to answer its repetition. */
type Answer = Omit<Done, 'done' | 'repeated' | 'now'>

/** The idempotency record of a request. Keys of different owners never meet. */
export function writeOnce(request: WriteRequest, subject: string, response: Answer): WriteOnce {
  const { input, documents, happenedOn } = request
  return {
    scope: request.owner,
    key: request.idempotencyKey,
    requestDigest: digestOf({ subject, input, documents, happenedOn }),
    response,
  }
}

/** The earlier answer to the same request; a refusal if the key was used for a different one; else nothing. */
export async function answeredBefore(
  context: CaseContext,
  request: WriteRequest,
  subject: string,
): Promise<Done | Refusal | undefined> {
  const once = writeOnce(request, subject, { id: '', seq: 0 })
  const answered = await findAnswered(context.db, context.county.code, once)
  if (!answered) return undefined
  if (!answered.requestDigest.equals(once.requestDigest))
    return refuse('idempotency-key-reused', '这个提交编号已用于另一次提交，请刷新页面后重新提交')
  return { done: true, ...(answered.response as Answer), repeated: true }
}

/** The name of the unique constraint a failed write ran into, if that is why it failed. */
export function violatedKey(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' ? constraint : undefined
}
