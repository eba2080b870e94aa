import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { type Query, read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { useSeen } from './use-seen.ts'

interface PictureSectionProps<T> {
  title: string
  note: string
  path: string
  query: Query
  extra?: ReactNode
  /** What is said where there is nothing to show. */
  empty?: string
  isEmpty: (data: T) => boolean
  children: (data: T) => ReactNode
}

/** One picture with its table, fetched when it comes into sight. */
export function PictureSection<T>(props: PictureSectionProps<T>) {
  const { title, note, path, query, extra, empty = '这个范围里没有事项', isEmpty, children } = props
  const { post } = useSignedIn()
  const place = useRef<HTMLDivElement>(null)
  const seen = useSeen(place)
  const data: UseQueryResult<T> = useQuery({
    queryKey: ['pictures', post?.id, path, query],
    queryFn: () => read<T>(path, query),
    enabled: seen,
  })
  return (
    <div ref={place}>
      <Section title={title} extra={extra}>
        <p className="desk-quiet">{note}</p>
        {data.isPending && <Loading what="正在统计" />}
        {data.isError && <ProblemPanel error={data.error} onRetry={() => data.refetch()} />}
        {data.data && (isEmpty(data.data) ? <Nothing what={empty} /> : children(data.data))}
      </Section>
    </div>
  )
}
