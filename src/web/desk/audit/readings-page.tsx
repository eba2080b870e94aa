import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReadingInfo, ReadingList } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { instantText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'

const SUBJECTS: Readonly<Record<string, string>> = {
  name: '姓名',
  phone: '电话',
  idNumber: '身份证号',
  email: '电子邮箱',
  address: '住址',
  dossier: '全案卷宗',
}

const COLUMNS: WideColumn<ReadingInfo>[] = [
  { title: '时间', dataIndex: 'readAt', width: 150, className: 'desk-number', render: instantText },
  { title: '查阅人', dataIndex: 'personName', width: 110, render: (name: string | null) => name ?? '—' },
  { title: '岗位', dataIndex: 'roleLabel', width: 140 },
  {
    title: '事项编号',
    dataIndex: 'receiptNumber',
    width: 170,
    className: 'desk-number',
    render: (number: string | null) => number ?? '—',
  },
  { title: '查看内容', dataIndex: 'subject', width: 110, render: (subject: string) => SUBJECTS[subject] ?? subject },
  { title: '事由', dataIndex: 'reason' },
]

/** 查阅记录: who looked behind the mask, and why they said they did. */
export function ReadingsPage() {
  const readings = useInfiniteQuery({
    queryKey: ['readings'],
    queryFn: ({ pageParam }) => read<ReadingList>('/api/ledger/readings', { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <>
      <PageHeading
        title="查阅记录"
        note="工作人员每次查看个人信息原文、调阅全案卷宗，都在这里留下姓名、岗位、时间和事由。"
      />
      {readings.isPending && <Loading />}
      {readings.isError && <ProblemPanel error={readings.error} onRetry={() => readings.refetch()} />}
      {readings.data && (
        <WideTable<ReadingInfo>
          rowKey="id"
          columns={COLUMNS}
          rows={readings.data.pages.flatMap(({ items }) => items)}
          least={860}
          empty="还没有查阅记录"
        />
      )}
      {readings.hasNextPage && (
        <Button block loading={readings.isFetchingNextPage} onClick={() => void readings.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </>
  )
}
