import type { ComponentProps } from 'react'
import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { ClockAccount } from './clock-account.tsx'

interface FoldedClocksProps {
  title: string
  clocks: readonly ClockStatus[]
  /** See {@link ClockAccount}. */
  of?: NonNullable<ComponentProps<typeof ClockAccount>['of']>
  className?: string
}

/** Days of which an applicant need not know, folded away with their number; nothing where there are none. */
export function FoldedClocks({ title, clocks, of, className }: FoldedClocksProps) {
  if (clocks.length === 0) return null
  return (
    <details className={className}>
      <summary>
        {title}（{clocks.length} 项）
      </summary>
      {clocks.map((clock) => (
        <ClockAccount key={clock.name} clock={clock} {...(of ? { of } : {})} />
      ))}
    </details>
  )
}

/** The days that bind only the office. */
export function OfficeClocks(props: Pick<FoldedClocksProps, 'clocks' | 'of'>) {
  return <FoldedClocks {...props} title="办理单位自己的期限" />
}
