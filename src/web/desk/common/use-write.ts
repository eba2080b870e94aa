import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotice } from './use-notice.ts'

/** A write without a form of its own: says how it went and reads again what it changed. */
export function useWrite<I, O>(options: {
  write: (input: I) => Promise<O>
  done: string
  refresh: QueryKey
  onDone?: (output: O) => void
}) {
  const client = useQueryClient()
  const notice = useNotice()
  return useMutation({
    mutationFn: options.write,
    // A one-time secret may be in the answer: nothing keeps it.
    gcTime: 0,
    onSuccess: async (output) => {
      options.onDone?.(output)
      notice.done(options.done)
      await client.invalidateQueries({ queryKey: options.refresh })
    },
    onError: (error) => notice.failed(error),
  })
}
