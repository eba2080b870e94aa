import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { PublicationList } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { EVERY_REPLY, repliesAddress } from '../replies/reply-search.ts'

const MOST = 3

/** Published replies under a word of ours, never under what was typed; nothing where there are none. */
export function SimilarReplies({ word }: { word: string }) {
  const { data } = useQuery({
    queryKey: ['publications', word, 'similar'],
    queryFn: async () => (await get<PublicationList>('/api/publications', { q: word })).items,
    staleTime: 300_000,
  })
  if (!data || data.length === 0) return null
  return (
    <div>
      <h3>别人问过</h3>
      <ul className="f-replies">
        {data.slice(0, MOST).map(({ id, title }) => (
          <li key={id}>
            <Link to={`/replies/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
      {data.length > MOST && <Link to={repliesAddress({ ...EVERY_REPLY, q: word })}>看更多含“{word}”的答复</Link>}
    </div>
  )
}
