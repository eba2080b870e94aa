import { Link } from 'react-router'
import type { RemedyOffer, TrackingPage } from '../../../server/api-types.ts'

/** 不满意怎么办: what is left, by which law, and by which day. */
export function RemedyList({ page: { remedies, closedOn } }: { page: TrackingPage }) {
  if (remedies.length === 0) return null
  return (
    <section aria-labelledby="track-remedies">
      <h2 id="track-remedies">{closedOn ? '不满意怎么办' : '过了期限怎么办'}</h2>
      <ul className="p-list">
        {remedies.map((remedy) => (
          <li key={remedy.what} className="p-list-item p-remedy">
            <h3>{remedy.what}</h3>
            <p>{remedy.how}</p>
            {remedy.law && <p className="p-soft">依据：{remedy.law}</p>}
            <Further {...remedy} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Further({ limit, door }: RemedyOffer) {
  if (limit) {
    const query = new URLSearchParams({ limit: limit.family, start: limit.from })
    return <Link to={`/deadlines?${query.toString()}`}>算一算最迟哪一天</Link>
  }
  return door ? <Link to={`/${door}/new`}>去写信</Link> : null
}
