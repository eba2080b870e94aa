import { Alert } from 'antd'
import { Link } from 'react-router'
import type { JointOutcome } from '../../../server/api-types/hotspots.ts'

/** How each of several matters fared: a count of those done, and each that was not, with the reason. */
export function OutcomeList({ outcome, done }: { outcome: JointOutcome; done: string }) {
  const refused = outcome.items.filter((item) => !item.done)
  const count = outcome.items.length - refused.length
  return (
    <Alert
      role="status"
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      title={`${done} ${count} 件${refused.length > 0 ? `，${refused.length} 件没有办成` : ''}`}
      description={
        refused.length > 0 && (
          <ul className="similar-list">
            {refused.map(({ id, title, receiptNumber, refusal }) => (
              <li key={id}>
                <Link to={`/desk/matters/${id}`}>{title}</Link>
                <p>
                  {receiptNumber} · {refusal?.message}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
