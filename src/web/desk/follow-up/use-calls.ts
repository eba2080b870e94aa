import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallItem, CallList, CallView } from '../../../server/api-types/follow-up.ts'
import { newKey, problemOf } from '../../shared/api.ts'
import { read, send } from '../client.ts'
import { useSignedIn } from '../session/session.ts'

/** What a call brought. */
export interface Heard {
  reached: boolean
  solved?: string
  level?: string
  complaint?: string
  words?: string
}

/** The call list: the one being called, and what it brought. */
export function useCalls(view: CallView) {
  const client = useQueryClient()
  const { post } = useSignedIn()
  const queryKey = ['follow-ups', post?.id, view]
  const list = useQuery({ queryKey, queryFn: () => read<CallList>('/api/follow-ups', { view }) })
  const [chosen, setChosen] = useState<string>()
  const items = list.data?.items ?? []
  const found = items.findIndex(({ id }) => id === chosen)
  const at = found < 0 ? 0 : found
  const current = items[at]
  const refresh = () => client.invalidateQueries({ queryKey: ['follow-ups'] })
  const record = useMutation({
    mutationFn: ({ item, heard, key }: { item: CallItem; heard: Heard; key: string }) =>
      send('POST', `/api/${item.plural}/${item.id}/follow-up`, heard, { key, seq: item.seq }),
    gcTime: 0,
    onSuccess: (_, { item }) => {
      const next = items[items.findIndex(({ id }) => id === item.id) + 1]
      client.setQueryData<CallList>(queryKey, (old) =>
        old ? { ...old, items: old.items.filter(({ id }) => id !== item.id) } : old,
      )
      setChosen(next?.id)
      // Not waited for: the next call may begin.
      void refresh()
    },
    onError: (error) => {
      // Somebody else called, or the applicant answered by link: what is on the screen is old.
      if (problemOf(error).status === 409) void refresh()
    },
  })
  return {
    list,
    items,
    at,
    current,
    record,
    refresh,
    choose: setChosen,
    move: (step: number) => setChosen(items[Math.min(Math.max(at + step, 0), items.length - 1)]?.id),
    send: (item: CallItem, heard: Heard) => record.mutateAsync({ item, heard, key: newKey() }),
  }
}
