import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { SimilarMatters } from '../../../server/api-types/hotspots.ts'
import { read } from '../client.ts'

const SHOWN = 3

/** Others that seem to say the same, and where they went. Says nothing where there are none: it is a hint, not a step. */
export function SimilarHint({ matter }: { matter: string }) {
  const similar = useQuery({
    queryKey: ['similar', matter],
    queryFn: () => read<SimilarMatters>(`/api/matters/${matter}/similar`),
    staleTime: 60_000,
  })
  const items = similar.data?.items.filter(({ same }) => same) ?? []
  if (items.length === 0) return null
  return (
    <section className="similar-hint" aria-label="可能是同一件事">
      <h3>可能是同一件事（{items.length} 件）</h3>
      <ul>
        {items.slice(0, SHOWN).map(({ id, title, receiptNumber, leadOfficeName, stageLabel }) => (
          <li key={id}>
            <Link to={`/desk/matters/${id}`}>{title}</Link>{' '}
            <span className="desk-quiet">
              {receiptNumber} · {leadOfficeName ?? '未分办'} · {stageLabel}
            </span>
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <Link to={`/desk/matters/${matter}`}>另有 {items.length - SHOWN} 件，打开本件查看</Link>}
    </section>
  )
}
