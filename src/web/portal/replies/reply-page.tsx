import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { PublicationPage } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { Prose } from '../common/prose.tsx'
import { Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'

/** One published letter and its answer. */
export function ReplyPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['publication', id],
    queryFn: () => get<PublicationPage>(`/api/publications/${encodeURIComponent(id)}`),
  })
  return (
    <Page
      title={data?.title ?? '公开的答复'}
      lead={data && `${data.procedureTitle}，${dateText(data.publishedOn)}公开`}
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={10} />}
      {data && (
        <>
          <section className="p-card" aria-labelledby="reply-question">
            <h2 id="reply-question">来信</h2>
            <Prose text={data.question} />
          </section>
          <section className="p-card p-answer" aria-labelledby="reply-answer">
            <h2 id="reply-answer">答复</h2>
            <Prose text={data.answer} />
            {data.officeName && <p className="p-signature">{data.officeName}</p>}
          </section>
        </>
      )}
      <p>
        <Link to="/replies">看其他公开的答复</Link>
      </p>
    </Page>
  )
}
