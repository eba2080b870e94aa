import { ApiError, type Caller, send } from '../../shared/api.ts'

/** An answer, and whether it is the answer to an earlier attempt whose reply was lost. */
export interface SentOnce<T> {
  answer: T
  earlier: boolean
}

/**
 * Sends under one key, however often it is tried. Where an earlier attempt under
 * that key did arrive with other words, nothing is sent again: its answer is fetched.
 */
export async function sendOnce<T>(
  path: string,
  body: object,
  attempt: { key: string; sent: readonly object[] },
  caller: Caller,
): Promise<SentOnce<T>> {
  try {
    return { answer: await send<T>('POST', path, body, { ...caller, key: attempt.key }), earlier: false }
  } catch (error) {
    if (!keyReused(error)) throw error
    for (const earlier of attempt.sent) {
      const answer = await send<T>('POST', path, earlier, { ...caller, key: attempt.key }).catch((again: unknown) => {
        if (mayHaveArrived(again)) throw again
        return undefined
      })
      if (answer) return { answer, earlier: true }
    }
    throw error
  }
}

/** Whether a failed attempt may have arrived all the same. */
export function mayHaveArrived(error: unknown): boolean {
  return !(error instanceof ApiError) || error.problem.status === 0 || error.problem.status >= 500
}

function keyReused(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'idempotency-key-reused'
}
