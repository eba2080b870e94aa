import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { PublicMatter } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { Prose } from '../common/prose.tsx'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { Timeline } from '../track/timeline.tsx'
import { AskForm } from './ask-form.tsx'
import { factOf, fieldOf } from './facts.ts'

/** One interview: who, when, questions and answers, the transcript. */
export function InterviewPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['interview', id],
    queryFn: () => get<PublicMatter>(`/api/public-matters/${encodeURIComponent(id)}`),
  })
  return (
    <Page title={data?.title ?? '网上访谈'} {...(data ? { lead: data.stageLabel } : {})}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={10} />}
      {data && <Interview matter={data} />}
      <p>
        <Link to="/interviews">看其他访谈</Link>
      </p>
    </Page>
  )
}

function Interview({ matter }: { matter: PublicMatter }) {
  const intro = factOf(matter, 'intro')
  const transcript = factOf(matter, 'transcript')
  const others = matter.entries.filter((entry) => !fieldOf(entry, 'answer') && !fieldOf(entry, 'transcript'))
  return (
    <>
      <section className="p-card" aria-label="访谈安排">
        <dl className="p-facts">
          <Fact label="嘉宾" value={factOf(matter, 'guest')} />
          <Fact label="访谈日期" value={factOf(matter, 'heldOn') ?? factOf(matter, 'plannedOn')} />
        </dl>
        {intro && <Prose text={intro} />}
      </section>
      <Answers matter={matter} />
      <Ask matter={matter} />
      {transcript && (
        <section aria-labelledby="interview-transcript">
          <h2 id="interview-transcript">访谈实录</h2>
          <Prose text={transcript} />
        </section>
      )}
      {others.length > 0 && (
        <details className="p-aside">
          <summary>访谈经过</summary>
          <Timeline entries={others} />
        </details>
      )}
    </>
  )
}

function Fact({ label, value }: { label: string; value: string | undefined }) {
  if (!value) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Answers({ matter: { entries, closedOn } }: { matter: PublicMatter }) {
  const answered = entries.filter((entry) => fieldOf(entry, 'answer'))
  if (answered.length === 0) return closedOn ? null : <Empty>还没有公布问答。</Empty>
  return (
    <section aria-labelledby="interview-answers">
      <h2 id="interview-answers">问答（{answered.length}）</h2>
      <ol className="p-questions">
        {answered.map((entry) => (
          <li key={entry.seq}>
            <h3>{fieldOf(entry, 'question')}</h3>
            <Prose text={fieldOf(entry, 'answer') ?? ''} />
            {entry.officeName && <p className="p-soft">{entry.officeName}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Ask({ matter }: { matter: PublicMatter }) {
  const offer = matter.actions.find(({ name }) => name === 'ask')
  if (!offer || matter.closedOn !== null) return null
  return (
    <section aria-labelledby="interview-ask">
      <h2 id="interview-ask">我要提问</h2>
      {offer.enabled ? <AskForm matter={matter} /> : <p className="p-soft">{offer.refusal?.message}</p>}
    </section>
  )
}
