import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { ItemList, PublicMatter } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { factOf, INTERVIEW } from './facts.ts'

/** The online interviews, newest first. */
export function InterviewsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['interviews'],
    queryFn: async () => (await get<ItemList<PublicMatter>>('/api/public-matters', { procedure: INTERVIEW })).items,
  })
  return (
    <Page title="网上访谈" lead="部门负责人在网上回答大家的问题。预告期间就可以提问，访谈结束后公布实录。">
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data?.length === 0 && (
        <Empty>
          <p>还没有安排网上访谈。有问题可以先走网上咨询。</p>
          <Link className="p-button" to="/online-consultations/new">
            网上咨询
          </Link>
        </Empty>
      )}
      <ul className="p-list">
        {data?.map((matter) => (
          <li key={matter.id} className="p-list-item">
            <Link to={`/interviews/${matter.id}`} className="p-list-open">
              <strong>{matter.title}</strong>
              <span>{factOf(matter, 'guest')}</span>
              <span className="p-soft">
                <span className="p-tag">{matter.stageLabel}</span>{' '}
                {factOf(matter, 'heldOn') ?? factOf(matter, 'plannedOn')}
                {matter.actions.some(({ enabled }) => enabled) && ' · 可以提问'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
