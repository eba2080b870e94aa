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

/** One of them, by its id, in the version a matter runs under or the one that new matters have. */
export function useProcedure(id: string, version?: number) {
  return useQuery({
    queryKey: ['procedure', id, version],
    queryFn: () =>
      get<ProcedureDescription>(`/api/procedures/${encodeURIComponent(id)}`, {
        version: version === undefined ? undefined : String(version),
      }),
    staleTime: Infinity,
  })
}
