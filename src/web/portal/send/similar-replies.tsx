import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import type { SimilarReplies as Found } from '../../../server/api-types/hotspots.ts'
import { send } from '../../shared/api.ts'
import { dateText, firstSigns } from '../../shared/format.ts'

/** So long nothing is typed before it is looked up. */
const STILL_MS = 700
const SHORTEST = 4
const READ = 300

/** Published answers to the like, while somebody writes. Nothing appears, and nothing is lost, if there are none. */
export function SimilarReplies({ title, body }: { title: string; body: string }) {
  const heading = useId()
  const asked = useStill(JSON.stringify({ title: firstSigns(title.trim(), 200), body: firstSigns(body.trim(), READ) }))
  const query = JSON.parse(asked) as { title: string; body: string }
  const found = useQuery({
    queryKey: ['similar-replies', asked],
    queryFn: () => send<Found>('POST', '/api/similar-replies', query),
    enabled: query.title.length >= SHORTEST,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const items = query.title.length >= SHORTEST ? (found.data?.items ?? []) : []
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <section className="p-notice" aria-labelledby={heading}>
          <h3 id={heading}>也许已经有答复</h3>
          <ul className="p-similar">
            {items.map(({ id, title: told, officeName, publishedOn }) => (
              <li key={id}>
                <Link to={`/replies/${id}`} target="_blank">
                  {told}
                </Link>
                <span className="p-soft">{[officeName, dateText(publishedOn)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
          <p className="p-soft">没有解答您的问题，照样可以发送。</p>
        </section>
      )}
    </div>
  )
}

/** The text once it has stood still for a moment. */
function useStill(text: string): string {
  const [still, setStill] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), STILL_MS)
    return () => clearTimeout(timer)
  }, [text])
  return still
}
