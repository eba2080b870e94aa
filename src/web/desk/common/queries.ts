import { useQuery } from '@tanstack/react-query'
import type {
  CountyInfo,
  ItemList,
  OfficeInfo,
  ProcedureDescription,
  StaffAccount,
  StaffInfo,
} from '../../../server/api-types.ts'
import { read } from '../client.ts'

const LONG = 10 * 60_000

/** The county this desk belongs to. */
export function useCounty() {
  return useQuery({
    queryKey: ['county'],
    queryFn: () => read<CountyInfo>('/api/county'),
    // Being set up is over in a moment.
    staleTime: ({ state }) => (state.data?.setupNeeded ? 0 : LONG),
  })
}

/** Every procedure of the county, with its forms. */
export function useProcedures() {
  return useQuery({
    queryKey: ['procedures'],
    queryFn: async () => (await read<ItemList<ProcedureDescription>>('/api/procedures')).items,
    staleTime: LONG,
  })
}

/** One procedure as described by the server, in the version a matter runs under or that of today. */
export function useProcedure(id: string | undefined, version?: number) {
  return useQuery({
    queryKey: ['procedure', id, version],
    queryFn: () =>
      read<ProcedureDescription>(`/api/procedures/${id}`, {
        version: version === undefined ? undefined : String(version),
      }),
    staleTime: LONG,
    enabled: id !== undefined,
  })
}

/** The offices of the county. */
export function useOffices() {
  return useQuery({
    queryKey: ['offices'],
    queryFn: async () => (await read<ItemList<OfficeInfo>>('/api/offices')).items,
    staleTime: LONG,
  })
}

/** Everybody with an account, as the administrator sees them. */
export function useAccounts(enabled = true) {
  return useQuery({
    queryKey: ['people', 'administration'],
    queryFn: async () => (await read<ItemList<StaffAccount>>('/api/admin/people')).items,
    enabled,
  })
}

/** Staff of an office, or of the whole county when none is given. */
export function usePeople(office: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['people', office],
    queryFn: async () => (await read<ItemList<StaffInfo>>('/api/people', { office })).items,
    staleTime: 60_000,
    enabled,
  })
}
