import type { TrackingPage } from '../../../server/api-types.ts'

/** How far along: stages in order, the present one said in words too; of what is over, only the stages it went through. */
export function Stepper({ page: { stages, closedOn } }: { page: Pick<TrackingPage, 'stages' | 'closedOn'> }) {
  const way = closedOn ? stages.filter(({ reached, current }) => reached || current) : stages
  return (
    <ol className="p-stepper">
      {way.map(({ name, label, reached, current }) => (
        <li
          key={name}
          className={current ? 'p-step p-step-now' : reached ? 'p-step p-step-done' : 'p-step'}
          {...(current ? { 'aria-current': 'step' as const } : {})}
        >
          {label}
          <span className="p-unseen">{current ? '（现在）' : reached ? '（已经过）' : '（还没到）'}</span>
        </li>
      ))}
    </ol>
  )
}
