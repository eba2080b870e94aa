import { useQuery } from '@tanstack/react-query'
import type { SetupProgress } from '../../../server/api-types/setup.ts'
import { read } from '../client.ts'

/** How far the county's first hour has come. */
export function useSetupProgress() {
  return useQuery({ queryKey: ['setup'], queryFn: () => read<SetupProgress>('/api/admin/setup') })
}
