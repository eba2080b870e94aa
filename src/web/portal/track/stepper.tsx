import type { TrackingPage } from '../../../server/api-types.ts'

/** How far along: stages in order, the present one said in words too. */
export function Stepper({ stages }: Pick<TrackingPage, 'stages'>) {
  return (
    <ol className="p-stepper">
      {stages.map(({ name, label, reached, current }) => (
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
