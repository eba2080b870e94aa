import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { PublicationList, PublicationRow } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { doorName, opens } from '../common/doors.ts'
import { useProcedures } from '../common/queries.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { repliesAddress, SearchBox } from './search-box.tsx'

/** Published letters and answers, personal data masked. */
export function RepliesPage() {
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  const procedure = search.get('procedure') ?? ''
  return (
    <Page title="公开的答复" lead="写信人同意公开的来信和答复，个人信息已经隐去。">
      <SearchBox label="搜索公开的答复" initial={q} procedure={procedure} />
      <DoorFilter q={q} chosen={procedure} />
      <Found q={q} procedure={procedure} />
    </Page>
  )
}

function DoorFilter({ q, chosen }: { q: string; chosen: string }) {
  const procedures = useProcedures().data?.filter(opens) ?? []
  if (procedures.length < 2) return null
  const choices = [{ id: '', name: '全部' }, ...procedures.map((one) => ({ id: one.id, name: doorName(one) }))]
  return (
    <nav className="p-filter" aria-label="按来信方式筛选">
      {choices.map(({ id, name }) => (
        <Link key={id} to={repliesAddress(q, id)} {...(id === chosen ? { 'aria-current': 'true' as const } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

function Found({ q, procedure }: { q: string; procedure: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['publications', q, procedure],
    queryFn: ({ pageParam }) => get<PublicationList>('/api/publications', { q, procedure, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  if (error && !rows) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!rows) return <Loading lines={8} />
  if (rows.length === 0)
    return (
      <Empty>
        <p>{q ? `没有找到含有“${q}”的答复。换个词试试，或者直接问。` : '还没有公开的答复。'}</p>
        <Link className="p-button" to="/">
          写信或咨询
        </Link>
      </Empty>
    )
  return (
    <>
      <p className="p-unseen" role="status">
        已列出 {rows.length} 件
      </p>
      <ul className="p-list">
        {rows.map((row) => (
          <ReplyRow key={row.id} row={row} />
        ))}
      </ul>
      {error && <Trouble error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <button
          type="button"
          className="p-button p-button-quiet p-more"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {isFetchingNextPage ? '正在加载…' : '更多'}
        </button>
      )}
    </>
  )
}

function ReplyRow({ row }: { row: PublicationRow }) {
  const { id, title, officeName, publishedOn, procedureTitle, excerpt } = row
  return (
    <li className="p-list-item">
      <Link to={`/replies/${id}`} className="p-list-open">
        <strong>{title}</strong>
        <span>{excerpt}</span>
        <span className="p-soft">
          {[officeName, procedureTitle, dateText(publishedOn)].filter(Boolean).join(' · ')}
        </span>
      </Link>
    </li>
  )
}
