import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { ClockAccount } from '../../../server/api-types/clocks.ts'
import type { MatterPage } from '../../../server/api-types.ts'
import { DayStrip } from '../../shared/day-strip/day-strip.tsx'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { ClockFacts } from './clock-facts.tsx'
import './clock-page.css'
import { PrintedBy } from './printed-by.tsx'

/** How one clock of a matter was counted: to read on the screen, to print, to show to a court. */
export function ClockPage() {
  const { id = '', clock = '' } = useParams()
  const { post } = useSignedIn()
  const path = `/api/matters/${encodeURIComponent(id)}`
  const matter = useQuery({ queryKey: ['matter', id, post?.id], queryFn: () => read<MatterPage>(path) })
  const account = useQuery({
    queryKey: ['matter', id, post?.id, 'clock', clock],
    queryFn: () => read<ClockAccount>(`${path}/clocks/${encodeURIComponent(clock)}`),
  })
  const failed = [matter, account].find(({ isError }) => isError)
  return (
    <article className="account">
      <Link className="matter-back no-print" to={`/desk/matters/${id}`}>
        ← 回到事项
      </Link>
      {failed && <ProblemPanel error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed && !(matter.data && account.data) && <Loading what="正在取期限说明" />}
      {matter.data && account.data && <Account matter={matter.data} account={account.data} />}
    </article>
  )
}

function Account({ matter, account: { clock, strip } }: { matter: MatterPage; account: ClockAccount }) {
  const county = useCounty().data?.name ?? ''
  const ended = clock.explanation.length - clock.promiseLines
  const [statute, promise] = [clock.explanation.slice(0, ended), clock.explanation.slice(ended)]
  return (
    <>
      <p className="print-only account-county">{county}人民政府</p>
      <PageHeading
        title={`${clock.label}计算说明`}
        note={`${matter.title} · ${matter.receiptNumber} · ${matter.procedureTitle}`}
        extra={<Button onClick={() => window.print()}>打印</Button>}
      />
      <ClockFacts matter={matter} clock={clock} />
      {clock.provisional && (
        <Alert type="warning" showIcon title="所涉年度的放假安排尚未公布，日期是暂估的，公布后自动重算。" />
      )}
      {clock.mark && <Alert type="warning" showIcon title={clock.mark} />}
      <Steps id="account-steps" title="逐步说明" lines={statute} />
      <Steps id="account-promise" title="县定时限" lines={promise} />
      {strip && (
        <section aria-labelledby="account-days">
          <h2 id="account-days">逐日计算</h2>
          <DayStrip strip={strip} provisional={clock.provisional} />
        </section>
      )}
      <PrintedBy />
    </>
  )
}

function Steps({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className="account-steps">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
          <li key={at}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
