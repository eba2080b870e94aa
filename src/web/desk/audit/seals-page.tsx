import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { SealInfo, SealList, VerifyReport } from '../../../server/api-types.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { instantText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { VerifyResult } from './verify-result.tsx'

const COLUMNS: WideColumn<SealInfo>[] = [
  { title: '封存号', dataIndex: 'number', width: 90, align: 'right', className: 'desk-number' },
  { title: '封存时间', dataIndex: 'sealedAt', width: 160, className: 'desk-number', render: instantText },
  { title: '记录数', dataIndex: 'events', width: 90, align: 'right', className: 'desk-number' },
  { title: '摘要（SM3）', dataIndex: 'digest', ellipsis: true, className: 'desk-digest' },
  { title: '前一封存', dataIndex: 'previous', ellipsis: true, className: 'desk-digest' },
]

/** 账本封存: the chain of seals, and a check of the whole ledger. */
export function SealsPage() {
  const seals = useInfiniteQuery({
    queryKey: ['seals'],
    queryFn: ({ pageParam }) => read<SealList>('/api/ledger/seals', { cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const verify = useMutation({ mutationFn: () => send<VerifyReport>('POST', '/api/ledger/verify', {}) })
  const rows = seals.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <PageHeading
        title="账本封存"
        note="每一步办理都进入账本，成批封存，环环相扣；改动、插入、删去任何一条，核验都会指出。"
        extra={
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
            核验全部账本
          </Button>
        }
      />
      {verify.isPending && <Loading what="正在逐条核验，记录多时要几分钟" />}
      {verify.isError && <ProblemPanel error={verify.error} onRetry={() => verify.mutate()} />}
      {verify.data && <VerifyResult report={verify.data} />}
      {seals.isPending && <Loading />}
      {seals.isError && <ProblemPanel error={seals.error} onRetry={() => seals.refetch()} />}
      {rows && (
        <WideTable<SealInfo> rowKey="number" columns={COLUMNS} rows={rows} fixed least={720} empty="还没有封存" />
      )}
      {seals.hasNextPage && (
        <Button block loading={seals.isFetchingNextPage} onClick={() => void seals.fetchNextPage()}>
          更早的封存
        </Button>
      )}
    </>
  )
}
