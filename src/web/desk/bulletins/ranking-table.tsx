import type { BulletinPage } from '../../../server/api-types/bulletins.ts'
import { Table } from './line-tables.tsx'

/** Places as the assessments give them, group by group. */
export function RankingTable({ ranking }: Pick<BulletinPage, 'ranking'>) {
  if (ranking.length === 0) return <p>这个月没有公布的考核方案，不排名次。</p>
  return (
    <Table caption="考核名次" heads={['考核', '单位', '名次', '得分', '件数']}>
      {ranking.map(({ assessment, group, officeName, place, score, matters }) => (
        <tr key={`${assessment} ${group} ${officeName}`}>
          <th scope="row">
            {assessment} {group}
          </th>
          <td>{officeName}</td>
          <td className="desk-number">{place ?? '不排名'}</td>
          <td className="desk-number">{score === null ? '—' : score.toFixed(2)}</td>
          <td className="desk-number">{matters}</td>
        </tr>
      ))}
    </Table>
  )
}
