import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BulkRequest, BulkResult } from '../../../server/api-types/desk.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { useRequestKey } from '../common/use-request-key.ts'

/** The server acts on so many in one request. */
export const AT_ONCE = 100

/**
 * Acts on any number of matters, one request after another. What has been answered stays
 * answered: after a failure or a stop the next try goes on where this one ended.
 */
export function useActOnMany() {
  const client = useQueryClient()
  const { key, renewAfter } = useRequestKey()
  const [results, setResults] = useState<readonly BulkResult[]>([])
  const stopped = useRef(false)
  const act = useMutation({
    mutationFn: async ({ matters, ...request }: BulkRequest) => {
      stopped.current = false
      let answered = results
      while (answered.length < matters.length && !stopped.current) {
        const at = answered.length
        const body: BulkRequest = { ...request, matters: matters.slice(at, at + AT_ONCE) }
        const { items } = await send<ItemList<BulkResult>>('POST', '/api/matters/bulk', body, { key: `${key}-${at}` })
        answered = [...answered, ...items]
        setResults(answered)
      }
    },
    onError: renewAfter,
    onSettled: () => client.invalidateQueries({ queryKey: ['matters'] }),
  })
  return {
    act,
    results,
    stop: () => {
      stopped.current = true
    },
  }
}
