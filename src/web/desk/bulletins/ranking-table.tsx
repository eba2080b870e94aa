import { Link } from 'react-router'
import type { BulletinPage } from '../../../server/api-types/bulletins.ts'
import { ASSESSMENT_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { Table } from './line-tables.tsx'

type Place = BulletinPage['ranking'][number]

/** Places as the assessments give them, group by group; who has too few matters is named below. */
export function RankingTable({ ranking }: Pick<BulletinPage, 'ranking'>) {
  if (ranking.length === 0) return <p>这个月没有公布的考核方案，不排名次。</p>
  const nameOf = ({ assessment, group }: Place) => `${assessment}　${group}`
  const names = [...new Set(ranking.map(nameOf))]
  return (
    <div className="bulletin-columns">
      {names.map((name) => (
        <Group key={name} name={name} places={ranking.filter((place) => nameOf(place) === name)} />
      ))}
    </div>
  )
}

function Group({ name, places }: { name: string; places: readonly Place[] }) {
  const reads = ASSESSMENT_ROLES.results.includes(useSignedIn().post?.role ?? '')
  const [first] = places
  const ranked = places.filter(({ place }) => place !== null)
  const few = places.filter(({ place }) => place === null)
  return (
    <div>
      <h3 className="bulletin-group">
        {first && reads ? <Link to={`/desk/assessment/${first.scheme}/${first.from}`}>{name}</Link> : name}
      </h3>
      {ranked.length > 0 && (
        <Table caption={`${name}名次`} heads={['单位', '名次', '得分', '件数']}>
          {ranked.map(({ officeName, place, score, matters }) => (
            <tr key={officeName}>
              <th scope="row">{officeName}</th>
              <td className="desk-number">{place}</td>
              <td className="desk-number">{score?.toFixed(2) ?? '—'}</td>
              <td className="desk-number">{matters}</td>
            </tr>
          ))}
        </Table>
      )}
      {few.length > 0 && (
        <p className="desk-quiet">
          件数太少，不排名：{few.map(({ officeName, matters }) => `${officeName}（${matters}）`).join('、')}。
        </p>
      )}
    </div>
  )
}
