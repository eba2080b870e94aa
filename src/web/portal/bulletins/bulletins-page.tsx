import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { PublicBulletinList } from '../../../server/api-types/bulletins.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'

/** 督办通报, as the county publishes them. */
export function BulletinsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['bulletins'],
    queryFn: () => get<PublicBulletinList>('/api/public/bulletins'),
  })
  return (
    <Page title="督办通报" lead="县里每月把群众来件、乡镇吹哨和督办的办理情况通报各单位，这里公布其中的数字。">
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={6} />}
      {data &&
        (data.items.length === 0 ? (
          <Empty>
            <p>本县还没有公布通报。</p>
            <Link className="p-button" to="/openness">
              看公开统计
            </Link>
          </Empty>
        ) : (
          <ul className="p-list">
            {data.items.map(({ id, month, number, issuedOn, corrects }) => (
              <li key={id} className="p-list-item">
                <Link to={`/bulletins/${id}`} className="p-list-open">
                  <strong>
                    {month.slice(0, 4)}年{Number(month.slice(5))}月{corrects ? '更正通报' : '通报'}
                  </strong>
                  <span className="p-soft">
                    {number}，{dateText(issuedOn)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        ))}
    </Page>
  )
}
