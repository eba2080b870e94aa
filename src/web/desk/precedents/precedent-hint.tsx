import { useQuery } from '@tanstack/react-query'
import type { MatterPrecedents } from '../../../server/api-types/precedents.ts'
import { read } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { PrecedentList } from './precedent-list.tsx'

/** Before a matter is returned, sent or ruled: how the like was ruled. Nothing where there is nothing. */
export function PrecedentHint({ matter }: { matter: string }) {
  const found = useQuery({
    queryKey: ['precedents', 'of', matter],
    queryFn: async () => (await read<MatterPrecedents>(`/api/matters/${matter}/precedents`)).items,
  })
  if (found.isError) return <ProblemPanel error={found.error} onRetry={() => found.refetch()} />
  return <PrecedentList precedents={found.data ?? []} />
}
