import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { PublicationList, PublicationRow } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { Marked } from './marked.tsx'
import { ReplyFilters } from './reply-filters.tsx'
import { EVERY_REPLY, type ReplySearch, repliesAddress, replySearchIn } from './reply-search.ts'
import { SearchBox } from './search-box.tsx'

/** Published letters and answers, personal data masked. */
export function RepliesPage() {
  const [address] = useSearchParams()
  const search = replySearchIn(address)
  return (
    <Page title="公开的答复" lead="写信人同意公开的来信和答复，个人信息已经隐去。">
      <SearchBox label="搜索公开的答复" initial={search.q} within={search} />
      <ReplyFilters search={search} />
      <Found search={search} />
    </Page>
  )
}

function Found({ search }: { search: ReplySearch }) {
  const { q } = search
  const narrowed = search.procedure !== '' || search.office !== '' || search.month !== ''
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['publications', search],
    queryFn: ({ pageParam }) => get<PublicationList>('/api/publications', { ...search, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  const [first] = data?.pages ?? []
  if (error && !rows) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!rows) return <Loading lines={8} />
  if (rows.length === 0)
    return (
      <Empty>
        <p>{q ? `没有找到含有“${q}”的答复。换个词、少写几个字试试，或者直接问。` : '这里还没有公开的答复。'}</p>
        {narrowed && (
          <p>
            <Link to={repliesAddress({ ...EVERY_REPLY, q })}>去掉筛选再找</Link>
          </p>
        )}
        <Link className="p-button" to="/">
          写信或咨询
        </Link>
      </Empty>
    )
  return (
    <>
      <p className={first?.near ? 'p-notice' : 'p-soft'} role="status">
        {first?.near
          ? `没有一字不差的。说到“${first.words.join('”“')}”的有这些，最相近的在前：`
          : `${hasNextPage ? '已列出' : '共'} ${rows.length} 件，新公开的在前`}
      </p>
      <ul className="p-list">
        {rows.map((row) => (
          <ReplyRow key={row.id} row={row} words={first?.words ?? []} />
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

function ReplyRow({ row, words }: { row: PublicationRow; words: readonly string[] }) {
  const { id, title, officeName, publishedOn, procedureTitle, excerpt } = row
  return (
    <li className="p-list-item">
      <Link to={`/replies/${id}`} className="p-list-open">
        <strong>
          <Marked text={title} words={words} />
        </strong>
        <span>
          <Marked text={excerpt} words={words} />
        </span>
        <span className="p-soft">
          {[officeName, procedureTitle].filter(Boolean).join(' · ')} ·{' '}
          <span className="p-nowrap">{dateText(publishedOn)}</span>
        </span>
      </Link>
    </li>
  )
}
