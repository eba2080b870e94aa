import { useQuery } from '@tanstack/react-query'
import type { PhraseInfo } from '../../../server/api-types/desk.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { useSignedIn } from '../session/session.ts'

/** Key of everything read of phrases. */
export const PHRASES = ['phrases'] as const

/** The phrases the post may use, all of them or those for one procedure. */
export function usePhrases(procedure?: string) {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: [...PHRASES, post?.id, procedure],
    queryFn: async () => (await read<ItemList<PhraseInfo>>('/api/phrases', { procedure })).items,
    staleTime: 60_000,
    enabled: post?.role !== 'leader',
  })
}
