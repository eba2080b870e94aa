import { useInfiniteQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { Link, Navigate, useSearchParams } from 'react-router'
import type { BatchPage as Batch } from '../../../server/api-types/supervision.ts'
import type { MatterRow } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { DueBadge } from '../common/due.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'

const COLUMNS: WideColumn<MatterRow>[] = [
  {
    title: '承办单位',
    key: 'office',
    width: 150,
    ellipsis: true,
    render: (_, { leadOfficeName }) => leadOfficeName ?? '',
  },
  {
    title: '督办单',
    key: 'title',
    ellipsis: true,
    render: (_, { id, title, receiptNumber }) => (
      <Link to={`/desk/matters/${id}`}>
        {receiptNumber} {title}
      </Link>
    ),
  },
  {
    title: '进度',
    key: 'stage',
    width: 180,
    render: (_, { outcomeLabel, stageLabel }) => outcomeLabel ?? stageLabel,
  },
  {
    title: '期限',
    key: 'due',
    width: 246,
    className: 'desk-number',
    render: (_, row) => <DueBadge due={row} closed={row.closedOn !== null} />,
  },
]

/** One special supervision: the instruction behind it, its orders, and how far they are. An address that names none leads to all of them. */
export function BatchPage() {
  const [params] = useSearchParams()
  const name = params.get('name')
  return name ? <NamedBatch name={name} /> : <Navigate to="/desk/supervision" replace />
}

function NamedBatch({ name }: { name: string }) {
  const { post } = useSignedIn()
  const batch = useInfiniteQuery({
    queryKey: ['batch', post?.id, name],
    queryFn: ({ pageParam }) => read<Batch>('/api/supervision/batch', { name, cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const first = batch.data?.pages[0]
  return (
    <>
      <PageHeading title={`专项督办：${name}`} note={<Link to="/desk/supervision">回到督办</Link>} />
      {first?.instruction && <Instruction instruction={first.instruction} />}
      {first && <Counts name={name} counts={first.counts} />}
      <Section title="督办单">
        <ListState
          query={batch}
          items={batch.data?.pages.flatMap(({ items }) => items)}
          empty="还没有交办"
          next="请打开批示，逐个单位“交办”。"
        >
          {(items) => <WideTable<MatterRow> rowKey="id" columns={COLUMNS} rows={items} fixed least={860} />}
        </ListState>
        <MoreButton query={batch} block />
      </Section>
    </>
  )
}

function Instruction({ instruction }: { instruction: NonNullable<Batch['instruction']> }) {
  const { matter, receiptNumber, documentNumber, leader, givenOn, text, closedOn } = instruction
  return (
    <Section title="批示">
      <blockquote className="batch-instruction">{text}</blockquote>
      <p>
        {leader} · {dateText(givenOn)} · <Link to={`/desk/matters/${matter}`}>{documentNumber ?? receiptNumber}</Link>
        {closedOn && ` · ${dateText(closedOn)}已报告落实情况`}
      </p>
    </Section>
  )
}

function Counts({ name, counts }: { name: string; counts: Batch['counts'] }) {
  const { total, open, late, answered, closed } = counts
  return (
    <Section title="进度">
      <Progress
        percent={total === 0 ? 0 : Math.round((closed / total) * 100)}
        format={() => `${closed}/${total}`}
        aria-label={`${name}：${total} 份中已销号 ${closed} 份`}
      />
      <p className="desk-number">
        督办单 {total} 份，未销号 {open} 份（其中超期 {late} 份、待核查 {answered} 份），已销号 {closed} 份
      </p>
    </Section>
  )
}
