import { Link, useParams } from 'react-router'
import { dateText } from '../../shared/format.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { MoveList } from './move-list.tsx'
import { RedatingProgress } from './redating-progress.tsx'
import { useRedating } from './redating-query.ts'

/** 一次期限重算: how it goes, and who was moved by it. */
export function RedatingPage() {
  const { id = '' } = useParams()
  const redating = useRedating(id)
  const status = redating.data
  return (
    <>
      <PageHeading
        title="期限重算"
        note={status ? `${status.reason}；改变的日子：${dateText(status.fromOn)}至${dateText(status.toOn)}` : undefined}
        extra={<Link to="/desk/redatings">历次重算</Link>}
      />
      {redating.isPending && <Loading />}
      {redating.isError && <ProblemPanel error={redating.error} onRetry={() => redating.refetch()} />}
      {status && (
        <>
          <Section title="进度">
            <RedatingProgress status={status} />
          </Section>
          <Section title="改变的事项">
            <MoveList redating={id} finished={status.finishedAt !== null} />
          </Section>
        </>
      )}
    </>
  )
}
