import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { PublicBulletin } from '../../../server/api-types/bulletins.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { HeadRow } from '../../shared/head-row.tsx'
import { Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import '../openness/openness.css'

const SECTIONS = [
  { section: 'whistles', title: '乡镇吹哨、部门报到' },
  { section: 'rates', title: '响应、解决和满意' },
  { section: 'supervision', title: '督办' },
] as const

/** One published bulletin: its numbers, nobody's name. */
export function BulletinPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['bulletins', id],
    queryFn: () => get<PublicBulletin>(`/api/public/bulletins/${encodeURIComponent(id)}`),
  })
  return (
    <Page
      title={
        data
          ? `${data.month.slice(0, 4)}年${Number(data.month.slice(5))}月督办${data.correction ? '更正' : ''}通报`
          : '督办通报'
      }
      lead={
        data &&
        `${data.number}，${dateText(data.issuedOn)}发出。期间是${dateText(data.from)}至${dateText(data.to)}，统计截至${dateText(data.countedOn)}。`
      }
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={10} />}
      {data && <Shown bulletin={data} />}
      <p>
        <Link to="/bulletins">看其他通报</Link>
      </p>
    </Page>
  )
}

function Shown({ bulletin }: { bulletin: PublicBulletin }) {
  const { columns, kinds, lines, correction, correctedBy, smallest } = bulletin
  return (
    <>
      {correction && (
        <p className="p-card">
          这是对{correction.number}的更正。更正原因：{correction.reason}
        </p>
      )}
      {correctedBy.map(({ id, number }) => (
        <p key={id} className="p-card">
          本期的数字有更正，见<Link to={`/bulletins/${id}`}>{number}</Link>。
        </p>
      ))}
      <section aria-labelledby="bulletin-kinds">
        <h2 id="bulletin-kinds">总体情况</h2>
        <Table
          caption="各类事项"
          heads={['种类', ...columns]}
          rows={kinds.map(({ label, counts }) => [label, ...counts.map(cellText)])}
        />
      </section>
      {SECTIONS.map(({ section, title }) => {
        const rows = lines.filter((line) => line.section === section)
        if (rows.length === 0) return null
        return (
          <section key={section} aria-labelledby={`bulletin-${section}`}>
            <h2 id={`bulletin-${section}`}>{title}</h2>
            <Table caption={title} heads={['项目', '本月']} rows={rows.map((line) => [line.label, lineText(line)])} />
          </section>
        )
      })}
      <p>超期，指超过法定期限或者县里自己定的时限。1 至 {smallest - 1} 件的、能倒推出它们的，不单列。</p>
    </>
  )
}

interface TableProps {
  caption: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

function Table({ caption, heads, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="o-scroll" aria-label={caption} tabIndex={0}>
      <table className="o-table">
        <caption className="p-unseen">{caption}</caption>
        <HeadRow heads={heads} />
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((text, at) => (
                <td key={heads[at + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cellText(value: number | null): string {
  return value === null ? '不单列' : String(value)
}

function lineText({ value, rate, small }: PublicBulletin['lines'][number]): string {
  if (small) return '不单列'
  if (value === null) return '—'
  return rate ? `${(value * 100).toFixed(1)}%` : String(value)
}
