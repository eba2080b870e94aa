import { Checkbox } from 'antd'
import { Link } from 'react-router'
import type { BulletinMatter } from '../../../server/api-types/bulletins.ts'
import { MATTER_ROLES, OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'

interface NamedProps {
  matters: readonly BulletinMatter[]
  none: string
  /** Of a draft: what is left out of it. */
  picking: { leftOut: readonly string[]; onChange: (ids: readonly string[]) => void } | undefined
}

/** Matters told by number, each with the office and why. */
export function Named({ matters, none, picking }: NamedProps) {
  const role = useSignedIn().post?.role ?? ''
  const opens = MATTER_ROLES.includes(role) && !OFFICE_ROLES.includes(role)
  if (matters.length === 0) return <p>{none}。</p>
  return (
    <ul className="bulletin-named">
      {matters.map((matter) => (
        <li key={matter.id}>
          {picking && role === 'supervisor' && (
            <Checkbox
              className="no-print"
              aria-label={`列入通报：${matter.title}`}
              checked={!picking.leftOut.includes(matter.id)}
              onChange={({ target }) =>
                picking.onChange(
                  target.checked ? picking.leftOut.filter((id) => id !== matter.id) : [...picking.leftOut, matter.id],
                )
              }
            />
          )}
          <span>
            <strong>{matter.officeName}</strong>：
            {opens ? <Link to={`/desk/matters/${matter.id}`}>{matter.title}</Link> : matter.title}（
            <span className="desk-number">{matter.receiptNumber}</span>，{matter.procedure}），{matter.why}
          </span>
        </li>
      ))}
    </ul>
  )
}
