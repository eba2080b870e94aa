import { Link } from 'react-router'
import type { TrackingPage } from '../../../server/api-types.ts'
import { useCounty } from '../common/queries.ts'
import { remediesOf } from './remedies.ts'

/** 不满意怎么办: what is left, by which law, and by which day. */
export function RemedyList({ page }: { page: TrackingPage }) {
  const today = useCounty().data?.today
  const remedies = today ? remediesOf(page, today) : []
  if (remedies.length === 0) return null
  return (
    <section aria-labelledby="track-remedies">
      <h2 id="track-remedies">{page.closedOn ? '不满意怎么办' : '过了期限怎么办'}</h2>
      <ul className="p-list">
        {remedies.map(({ what, how, law, to }) => (
          <li key={what} className="p-list-item p-remedy">
            <h3>{what}</h3>
            <p>{how}</p>
            {law && <p className="p-soft">依据：{law}</p>}
            {to && <Link to={to}>{to.startsWith('/deadlines') ? '算一算最迟哪一天' : '去写信'}</Link>}
          </li>
        ))}
      </ul>
    </section>
  )
}
