import { Checkbox, Tag } from 'antd'
import { Link } from 'react-router'
import type { SetupCheck } from '../../../server/api-types/setup.ts'
import { send } from '../client.ts'
import { useWrite } from '../common/use-write.ts'

/** What to see to before the county goes to work: some the program sees itself, some the administrator says. */
export function SetupChecks({ checks }: { checks: readonly SetupCheck[] }) {
  const save = useWrite({
    write: ({ name, done }: SetupCheck) => send('PUT', '/api/admin/setup/checks', { check: name, done: !done }),
    done: '已记下',
    refresh: ['setup'],
  })
  // Shown as ticked while it is being written down; a failure puts it back.
  const shown = ({ name, done }: SetupCheck) =>
    save.isPending && save.variables.name === name ? !save.variables.done : done
  return (
    <ul className="desk-setup-checks" aria-label="开始工作之前">
      {checks.map((check) => (
        <li key={check.name}>
          {check.automatic ? (
            <span>
              {check.done ? <Tag color="success">已具备</Tag> : <Tag color="warning">还没有</Tag>}
              {check.page ? <Link to={check.page}>{check.label}</Link> : check.label}
            </span>
          ) : (
            <Checkbox checked={shown(check)} onChange={() => save.mutate(check)}>
              {check.label}
            </Checkbox>
          )}
          <small>{check.help}</small>
        </li>
      ))}
    </ul>
  )
}
