import { Alert } from 'antd'
import { Link } from 'react-router'
import type { CalendarSaved } from '../../../server/api-types/calendar.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { RedatingProgress } from '../redatings/redating-progress.tsx'
import { useRedating } from '../redatings/redating-query.ts'

/** After saving: how the pass over the matters goes. */
export function CalendarSavedPanel({ saved }: { saved: CalendarSaved }) {
  const done = <Alert type="success" showIcon title={`${saved.year} 年的放假安排已保存`} />
  if (!saved.redating) return done
  return (
    <>
      {done}
      <Pass id={saved.redating} />
    </>
  )
}

function Pass({ id }: { id: string }) {
  const redating = useRedating(id)
  return (
    <Section title="期限重算" extra={<Link to={`/desk/redatings/${id}`}>查看改变的事项</Link>}>
      {redating.isPending && <Loading />}
      {redating.isError && <ProblemPanel error={redating.error} onRetry={() => redating.refetch()} />}
      {redating.data && <RedatingProgress status={redating.data} />}
    </Section>
  )
}
