import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { PublicBulletinList } from '../../../server/api-types/bulletins.ts'
import type { OpennessPage as Figures, OpennessCounts } from '../../../server/api-types/openness.ts'
import { get } from '../../shared/api.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { LazyBars } from './lazy-bars.tsx'
import './openness.css'

const COLUMNS = [
  { key: 'received', label: '收到' },
  { key: 'answered', label: '答复' },
  { key: 'onTime', label: '按时' },
  { key: 'published', label: '公开' },
] as const

/** 公开统计: what people sent, what was answered, what in time, what published. */
export function OpennessPage() {
  const [search] = useSearchParams()
  const year = /^20\d\d$/.exec(search.get('year') ?? '')?.[0] ?? ''
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['openness', year],
    queryFn: () => get<Figures>('/api/openness', { year }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title="公开统计"
      lead="群众提了多少件、答复了多少、是不是按时、公开了多少。数字直接从办理记录里算出来，不经人手填报。"
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data && (
        <div aria-busy={isPlaceholderData} className="o-page">
          <nav className="p-filter" aria-label="年份">
            {data.years.map((one) => (
              <Link
                key={one}
                to={`/openness?year=${one}`}
                {...(one === data.year ? { 'aria-current': 'true' as const } : {})}
              >
                {one}年
              </Link>
            ))}
          </nav>
          {data.months.length === 0 ? (
            <Empty>
              <p>{data.year}年还没有收到群众的来信和申请。</p>
              <Link className="p-button" to="/">
                写第一封
              </Link>
            </Empty>
          ) : (
            <Shown figures={data} />
          )}
          <Bulletins />
        </div>
      )}
    </Page>
  )
}

/** Where the county publishes its monthly bulletins, the way to them. */
function Bulletins() {
  const { data } = useQuery({
    queryKey: ['bulletins'],
    queryFn: () => get<PublicBulletinList>('/api/public/bulletins'),
  })
  if (!data || data.items.length === 0) return null
  return (
    <p>
      <Link to="/bulletins">每月督办通报</Link>
    </p>
  )
}

function Shown({ figures: { year, total, months, offices, smallest } }: { figures: Figures }) {
  return (
    <>
      <dl className="o-total">
        {COLUMNS.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{cellText(total[key])}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="o-months">
        <h2 id="o-months">{year}年各月</h2>
        <LazyBars
          label={`${year}年各月收到和答复的件数，数字见下表`}
          groups={months.map(({ month, received, answered }) => ({
            name: `${Number(month.slice(5))}月`,
            values: [received, answered],
          }))}
          series={['收到', '答复']}
        />
        {months.some(({ received, answered }) => received === null || answered === null) && (
          <p className="p-soft">图上的“·”表示 1 至 {smallest - 1} 件，不单列。</p>
        )}
        <Table
          caption={`${year}年各月`}
          first="月份"
          rows={months.map((row) => ({ ...row, name: `${Number(row.month.slice(5))}月` }))}
        />
      </section>
      {offices.length > 0 && (
        <section aria-labelledby="o-offices">
          <h2 id="o-offices">{year}年各承办单位</h2>
          <Table
            caption={`${year}年各承办单位`}
            first="承办单位"
            rows={offices.map((row) => ({ ...row, name: row.officeName }))}
          />
        </section>
      )}
      <section aria-labelledby="o-how">
        <h2 id="o-how">数字是怎么来的</h2>
        <ul className="o-how">
          <li>收到按提交的日子算，答复按办结的日子算，所以一个月答复的可以多于收到的；本人撤回的不算答复。</li>
          <li>
            按时，是指在法定的答复、办结或者决定期限以内，和统计里“超过法定期限”的算法一样；咨询没有法定期限，答复了就算。
          </li>
          <li>1 至 {smallest - 1} 件的不单列，免得从数字里认出是谁；能从合计里倒推出它们的，也不单列。</li>
          <li>
            公开的答复<Link to="/replies">逐件可看</Link>。
          </li>
        </ul>
      </section>
    </>
  )
}

interface TableProps {
  caption: string
  first: string
  rows: readonly (OpennessCounts & { name: string })[]
}

function Table({ caption, first, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="o-scroll" aria-label={caption} tabIndex={0}>
      <table className="o-table">
        <caption className="p-unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {COLUMNS.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {COLUMNS.map(({ key }) => (
                <td key={key} {...(row[key] === null ? { className: 'o-few' } : {})}>
                  {cellText(row[key])}
                </td>
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
