import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackingPage } from '../../../server/api-types.ts'
import { ApiError, get } from '../../shared/api.ts'
import { DeviceReceipts } from '../common/device-receipts-list.tsx'
import { Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { type Credentials, enterTracking, findByCode, leaveTracking, trackedHere } from './credentials.ts'
import { TrackForm } from './track-form.tsx'
import { TrackingView } from './tracking-view.tsx'

/** Where a letter is: by its receipt number and query code. */
export function TrackPage() {
  const [credentials, setCredentials] = useState(trackedHere)
  if (credentials)
    return (
      <Tracked
        credentials={credentials}
        onLeave={() => {
          leaveTracking()
          setCredentials(undefined)
        }}
      />
    )
  const open = (found: Credentials) => {
    enterTracking(found)
    setCredentials(found)
  }
  return (
    <Page title="查询办理进度" lead="填回执上的两个号码。号码丢了，可以带身份证件到县政府办公室查询。">
      <TrackForm onFound={open} />
      <DeviceReceipts onOpen={open} />
    </Page>
  )
}

/** Asks by code once, then by the token that gave; again by code when it has run out. */
function useTracking({ receiptNumber, queryCode }: Credentials) {
  const client = useQueryClient()
  const queryKey = ['tracking', receiptNumber, queryCode]
  return useQuery({
    queryKey,
    queryFn: async () => {
      const known = client.getQueryData<TrackingPage>(queryKey)
      if (known) {
        try {
          return await get<TrackingPage>(`/api/tracking/${known.id}`, {}, { token: known.token })
        } catch (error) {
          if (!(error instanceof ApiError) || ![401, 403, 404].includes(error.problem.status)) throw error
        }
      }
      return findByCode({ receiptNumber, queryCode })
    },
  })
}

function Tracked({ credentials, onLeave }: { credentials: Credentials; onLeave: () => void }) {
  const { data, error, refetch } = useTracking(credentials)
  return (
    <Page title={data?.title ?? '办理进度'} lead={`查询编号 ${credentials.receiptNumber}`}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && <TrackingView page={data} caller={{ token: data.token }} onChanged={() => void refetch()} />}
      <p className="p-row p-no-print">
        <button type="button" className="p-button p-button-quiet" onClick={onLeave}>
          退出，查询别的
        </button>
      </p>
    </Page>
  )
}
