import { useQuery } from '@tanstack/react-query'
import type { LimitList } from '../../../server/api-types/clocks.ts'
import { get } from '../../shared/api.ts'
import { choicesOf } from './choices.ts'

/** Every limit there is, one choice for each whatever its versions. */
export function useChoices() {
  return useQuery({
    queryKey: ['limits'],
    queryFn: async () => choicesOf(await get<LimitList>('/api/limits')),
    staleTime: 600_000,
  })
}
