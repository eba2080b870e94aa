import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { LadderInfo, LadderStepInfo, MatterLadders } from '../../../server/api-types/supervision.ts'
import { dateText, instantText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Section } from '../matter/section.tsx'

/** What the program and the supervisors were told about the matter; nothing where it never came near its day. */
export function LadderCard({ matter }: { matter: string }) {
  const ladders = useQuery({
    queryKey: ['matter-ladders', matter],
    queryFn: async () => (await read<MatterLadders>(`/api/matters/${matter}/ladder`)).items,
  })
  if (!ladders.data?.length) return null
  return (
    <Section title="督办提醒">
      {ladders.data.map((ladder) => (
        <Ladder key={ladder.id} ladder={ladder} />
      ))}
    </Section>
  )
}

const ENDED = { closed: '事项已办结', relieved: '期限已延后', merged: '已并入同一事项' } as const

function Ladder({ ladder: { steps, closedAt, closedBecause } }: { ladder: LadderInfo }) {
  return (
    <ol className="desk-ladder">
      {steps.map((step) => (
        <li key={step.step}>
          <StepLine step={step} />
        </li>
      ))}
      {closedAt && closedBecause && (
        <li>
          {instantText(closedAt)} {ENDED[closedBecause]}，提醒结束
        </li>
      )}
    </ol>
  )
}

function StepLine({ step: { label, raisedAt, workingDaysLeft, dueOn, told, orderMatter } }: { step: LadderStepInfo }) {
  const days =
    workingDaysLeft >= 0
      ? `距${dateText(dueOn)}还有 ${workingDaysLeft} 个工作日`
      : `${dateText(dueOn)}到期，已过 ${-workingDaysLeft} 个工作日`
  return (
    <>
      <strong>{label}</strong> {instantText(raisedAt)}，{days}
      {told.length > 0 && `，已告知${told.join('、')}`}
      {orderMatter && (
        <>
          {' '}
          <Link to={`/desk/matters/${orderMatter}`}>督办单</Link>
        </>
      )}
    </>
  )
}
