import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { FigureTable } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty, useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { FigureBlock, figuresId } from './figure-block.tsx'
import { defined, type FigureQuery, periodOf } from './figure-query.ts'
import { PeriodBar } from './period-bar.tsx'

/** 统计: figures of a period, each with its rule and the matters behind it. */
export function FiguresPage() {
  const [params, setParams] = useSearchParams()
  const county = useCounty()
  const query = periodOf(params, county.data?.today)
  return (
    <>
      <Heading query={query} />
      {query && <PeriodBar query={query} onChange={(next) => setParams(defined(next))} />}
      <Figures query={query} />
    </>
  )
}

function useFigures(query: FigureQuery | undefined) {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: ['figures', post?.id, query],
    queryFn: () => read<FigureTable>('/api/figures', query),
    placeholderData: keepPreviousData,
    enabled: query !== undefined,
  })
}

function Heading({ query }: { query: FigureQuery | undefined }) {
  const { data } = useFigures(query)
  const note = data && `${dateText(data.from)}至${dateText(data.to)}，首尾两日都计入。点数字可看它数的是哪些事项。`
  return <PageHeading title="统计" note={note} />
}

function Figures({ query }: { query: FigureQuery | undefined }) {
  const procedures = useProcedures()
  const table = useFigures(query)
  const groups = procedures.data
    ?.map(({ id, title }) => ({
      id,
      title,
      figures: table.data?.figures.filter(({ procedure }) => procedure === id) ?? [],
    }))
    .filter(({ figures }) => figures.length > 0)
  return (
    <>
      {groups && <Jump groups={groups} />}
      {table.isError && <ProblemPanel error={table.error} onRetry={() => table.refetch()} />}
      {(table.isPending || !groups) && !table.isError && <Loading what="正在统计" />}
      {table.data && groups?.length === 0 && <Nothing what="没有统计指标" next="请改选年度、期间或单位。" />}
      <div aria-busy={table.isFetching} className={table.isPlaceholderData ? 'desk-stale' : ''}>
        {table.data && query && groups?.map((group) => <FigureBlock key={group.id} {...group} query={query} />)}
      </div>
    </>
  )
}

/** Where each kind of matters begins: the whole is many screens long. */
function Jump({ groups }: { groups: readonly { id: string; title: string }[] }) {
  if (groups.length < 2) return null
  return (
    <nav className="desk-jump no-print" aria-label="跳到各类事项">
      {groups.map(({ id, title }) => (
        <a key={id} href={`#${figuresId(id)}`}>
          {title}
        </a>
      ))}
    </nav>
  )
}
