import { useNavigate, useParams } from 'react-router'
import type { Receipt } from '../../../server/api-types.ts'
import { doorName, opens } from '../common/doors.ts'
import { useProcedures } from '../common/queries.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { NotFoundPage } from '../layout/not-found-page.tsx'
import { Page } from '../layout/page.tsx'
import { MatterForm } from './matter-form.tsx'
import { NotAccepted } from './not-accepted.tsx'
import { keepReceipt } from './receipt-page.tsx'
import type { SentOnce } from './send-once.ts'

/** Writing to the county: /letters/new and its like. */
export function NewMatterPage() {
  const { plural = '' } = useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useProcedures()
  const procedure = data?.find((one) => one.plural === plural && opens(one))
  if (data && !procedure) return <NotFoundPage />
  if (!procedure)
    return (
      <Page title={error ? '暂时打不开' : '正在打开'}>
        {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading lines={8} />}
      </Page>
    )
  const sent = ({ answer, earlier }: SentOnce<Receipt>) => {
    keepReceipt({ receipt: answer, earlier })
    void navigate('/receipt', { replace: true })
  }
  return (
    <Page title={doorName(procedure)} lead={procedure.intro}>
      <div className="p-beside">
        <NotAccepted items={procedure.notAccepted ?? []} />
        <MatterForm key={plural} procedure={procedure} onSent={sent} />
      </div>
    </Page>
  )
}
