import type { MatterPrecedents } from '../../../server/api-types/precedents.ts'
import { PrecedentCard } from './precedent-card.tsx'

/** The rulings that speak for a matter, the strongest open. */
export function PrecedentList({ precedents }: { precedents: MatterPrecedents['items'] }) {
  if (precedents.length === 0) return null
  return (
    <section className="precedent-hint" aria-label="先例">
      <h3>先例：同类事项裁定过</h3>
      <ol>
        {precedents.map((precedent, at) => (
          <li key={precedent.id}>
            <details open={at === 0}>
              <summary>
                {precedent.subject} → {precedent.officeName}
                <span className="desk-quiet"> 相近 {Math.round(precedent.likeness * 100)}%</span>
              </summary>
              <PrecedentCard precedent={precedent} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
