import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import type { Board } from '../../../server/api-types/boards.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { BatchTable } from '../supervision/batch-table.tsx'
import { BoardFilter, type BoardQuery } from './board-filter.tsx'
import { Causes } from './causes.tsx'
import { FirstThings } from './first-things.tsx'
import { Instructions } from './instructions.tsx'
import { KindTable, OfficeBoard, Trend } from './measure-tables.tsx'
import { Topics } from './topics.tsx'
import './board.css'

/** 看板: what presses this morning, who has what, what is late and why, how it goes from month to month. */
export function BoardPage() {
  const role = useSignedIn().post?.role ?? ''
  const [params, setParams] = useSearchParams()
  const query: BoardQuery = {
    from: params.get('from') ?? undefined,
    to: params.get('to') ?? undefined,
    office: params.get('office') ?? undefined,
  }
  const change = (next: BoardQuery) =>
    setParams(Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return (
    <>
      <PageHeading
        title="看板"
        note="每个数字都由办理记录算出，点数字看它数的是哪些事项。"
        extra={
          <Button className="no-print" onClick={() => window.print()}>
            打印
          </Button>
        }
      />
      <FirstThings />
      {role === 'leader' && (
        <>
          <Causes office={query.office} />
          <Instructions />
        </>
      )}
      <Numbers query={query} onChange={change} role={role} />
      {role === 'supervisor' && (
        <>
          <Causes office={query.office} />
          <Instructions />
          <Section title="专项督办">
            <BatchTable />
          </Section>
        </>
      )}
    </>
  )
}

interface NumbersProps {
  query: BoardQuery
  onChange: (query: BoardQuery) => void
  role: string
}

function Numbers({ query, onChange, role }: NumbersProps) {
  const { post } = useSignedIn()
  const board = useQuery({
    queryKey: ['board', post?.id, query],
    queryFn: () => read<Board>('/api/boards', query),
    placeholderData: keepPreviousData,
    refetchInterval: 300_000,
  })
  const { data } = board
  return (
    <>
      {data && <BoardFilter board={data} query={query} onChange={onChange} />}
      {board.isPending && <Loading what="正在统计" />}
      {board.isError && <ProblemPanel error={board.error} onRetry={() => board.refetch()} />}
      {data && (
        <div aria-busy={board.isFetching} className={board.isPlaceholderData ? 'desk-stale' : ''}>
          <OfficeBoard
            board={data}
            lateFirst={role !== 'dispatcher'}
            onOffice={(office) => onChange({ ...query, office })}
          />
          <KindTable board={data} />
          <Trend board={data} />
          {role !== 'supervisor' && <Topics from={data.from} to={data.to} />}
        </div>
      )}
    </>
  )
}
