import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import type { TrackingPage } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { useCitizen } from '../common/citizen.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { TrackingView } from './tracking-view.tsx'

/** One's own matter, by account instead of by code. */
export function OwnMatterPage() {
  const { id = '' } = useParams()
  const { citizen, isPending, caller } = useCitizen()
  const { data, error, refetch } = useQuery({
    queryKey: ['mine', id],
    queryFn: () => get<TrackingPage>(`/api/tracking/${id}`, {}, caller),
    enabled: citizen !== undefined,
  })
  if (!isPending && !citizen) return <Navigate to="/sign-in" replace />
  return (
    <Page title={data?.title ?? '办理进度'} lead={data && `查询编号 ${data.receiptNumber}`}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && <TrackingView page={data} caller={caller} onChanged={() => void refetch()} />}
    </Page>
  )
}
