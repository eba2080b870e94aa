import { useQuery } from '@tanstack/react-query'
import type { CountyInfo, ItemList, ProcedureDescription } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'

/** The county whose portal this is. */
export function useCounty() {
  return useQuery({ queryKey: ['county'], queryFn: () => get<CountyInfo>('/api/county'), staleTime: Infinity })
}

/** What can be done here. Definitions change with a release only. */
export function useProcedures() {
  return useQuery({
    queryKey: ['procedures'],
    queryFn: async () => (await get<ItemList<ProcedureDescription>>('/api/procedures')).items,
    staleTime: Infinity,
  })
}

/** One of them, by its id. */
export function useProcedure(id: string) {
  return useQuery({
    queryKey: ['procedure', id],
    queryFn: () => get<ProcedureDescription>(`/api/procedures/${encodeURIComponent(id)}`),
    staleTime: Infinity,
  })
}
