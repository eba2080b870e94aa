import { useQuery } from '@tanstack/react-query'
import { Grid } from 'antd'
import { Link, useParams } from 'react-router'
import type { MatterPage } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSignedIn } from '../session/session.ts'
import { LadderCard } from '../supervision/ladder-card.tsx'
import { ActionDialog } from './action-dialog.tsx'
import { ActionPanel, useChosenAction } from './action-panel.tsx'
import { ClockStrip } from './clock-strip.tsx'
import { DocumentList } from './document-list.tsx'
import { FieldList } from './field-list.tsx'
import { MatterHeader } from './matter-header.tsx'
import { useShowMatter } from './open-matter.ts'
import { PartyCard } from './party-card.tsx'
import { RelatedList } from './related-list.tsx'
import { Section } from './section.tsx'
import { SimilarCard } from './similar-card.tsx'
import { TimelineView } from './timeline-view.tsx'

/** One matter: everything the server shows of it, in the order in which one reads a file. */
export function MatterScreen() {
  const { id = '' } = useParams()
  const { post } = useSignedIn()
  const matter = useQuery({
    queryKey: ['matter', id, post?.id],
    queryFn: () => read<MatterPage>(`/api/matters/${encodeURIComponent(id)}`),
  })
  useShowMatter(matter.data)
  if (matter.isPending) return <Loading what="正在取事项" />
  if (!matter.data) {
    const { status } = problemOf(matter.error)
    if (status === 404 || status === 403) return <Unseen />
    return <ProblemPanel error={matter.error} onRetry={() => matter.refetch()} />
  }
  return (
    <>
      {matter.isError && <ProblemPanel error={matter.error} onRetry={() => matter.refetch()} />}
      <Whole matter={matter.data} />
    </>
  )
}

/** On a wide screen what one can do stands beside the file; on a narrow one after what was asked, before all that happened since. */
function Whole({ matter }: { matter: MatterPage }) {
  // What stands under its own words above need not be said again.
  const told = matter.facts.filter(
    ({ label, value }) => !matter.content.some((field) => field.label === label && field.value === value),
  )
  const wide = Grid.useBreakpoint().lg ?? true
  const { chosen, choose, close } = useChosenAction(matter)
  const act = <ActionPanel matter={matter} onChoose={choose} />
  return (
    <article className="matter">
      <MatterHeader matter={matter} />
      <div className="matter-columns">
        <div className="matter-file">
          <ClockStrip matter={matter.id} clocks={matter.clocks} />
          <Section title="提交内容">
            <FieldList fields={matter.content} />
          </Section>
          {!wide && act}
          {told.length > 0 && (
            <Section title="办理情况">
              <FieldList fields={told} />
            </Section>
          )}
          <LadderCard matter={matter.id} />
          <Section title="办理经过">
            <TimelineView entries={matter.timeline} />
          </Section>
        </div>
        <aside className="matter-side" aria-label="办理">
          {wide && act}
          <Beside matter={matter} />
        </aside>
      </div>
      {chosen && <ActionDialog matter={matter} offer={chosen} onClose={close} />}
    </article>
  )
}

function Beside({ matter }: { matter: MatterPage }) {
  return (
    <>
      <SimilarCard key={matter.id} matter={matter} />
      {matter.party && <PartyCard matter={matter.id} party={matter.party} confirmed={matter.partyConfirmed} />}
      {matter.documents.length > 0 && (
        <Section title="材料">
          <DocumentList documents={matter.documents} />
        </Section>
      )}
      {matter.related.length > 0 && (
        <Section title="关联事项">
          <RelatedList related={matter.related} />
        </Section>
      )}
    </>
  )
}

function Unseen() {
  return (
    <Nothing
      alone
      what="没有这件事项，或当前岗位看不到它"
      next="事项可能已转往其他单位。您若有其他岗位，可在右上角切换后再看。"
    >
      <Link to="/desk">回到待办</Link>
    </Nothing>
  )
}
