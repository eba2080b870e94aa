import { useState } from 'react'
import { newKey, problemOf } from '../../shared/api.ts'

/**
 * One idempotency key for a form, however often it is sent: a request whose
 * answer got lost acts once. After a clear "no" nothing was recorded, so the
 * corrected form is a new request with a new key.
 */
export function useRequestKey() {
  const [key, setKey] = useState(newKey)
  return {
    key,
    renewAfter: (error: unknown) => {
      const { status } = problemOf(error)
      if (status >= 400 && status < 500) setKey(newKey())
    },
  }
}
