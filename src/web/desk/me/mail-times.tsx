import { Form, Input, Radio, Switch } from 'antd'
import type { Mailing, MailPreferences, StaffMail } from '../../../server/api-types/mail.ts'
import './mail.css'

const HOW: { value: Mailing; label: string }[] = [
  { value: 'atOnce', label: '立即' },
  { value: 'digest', label: '每天汇总' },
  { value: 'none', label: '不发' },
]

interface MailTimesProps {
  kinds: StaffMail['kinds']
  mail: MailPreferences
  onChange: (mail: MailPreferences) => void
}

/** What is mailed and when. Each choice is kept as it is made. */
export function MailTimes({ kinds, mail, onChange }: MailTimesProps) {
  const change = (some: Partial<MailPreferences>) => onChange({ ...mail, ...some })
  return (
    <Form layout="horizontal" labelCol={{ flex: '8em' }} className="desk-narrow-form mail-times">
      {kinds.map(({ kind, label, usual }) => (
        <Form.Item key={kind} label={label}>
          <Radio.Group
            aria-label={label}
            value={mail.kinds[kind] ?? usual}
            options={HOW}
            onChange={({ target }) => change({ kinds: { ...mail.kinds, [kind]: target.value } })}
          />
        </Form.Item>
      ))}
      <Form.Item label="汇总的时间">
        <Time label="汇总的时间" value={mail.digestAt} onChange={(digestAt) => change({ digestAt })} />
      </Form.Item>
      <Form.Item label="只在工作日发" extra="休息日和节假日的攒到下一个工作日，和汇总一起发。">
        <Switch
          aria-label="只在工作日发"
          checked={mail.workingDaysOnly}
          onChange={(workingDaysOnly) => change({ workingDaysOnly })}
        />
      </Form.Item>
      <Form.Item label="免打扰" extra="这段时间不发，过后再发；两个时间一样就是不设。">
        <span className="desk-inline">
          <Time label="免打扰从几点" value={mail.quietFrom} onChange={(quietFrom) => change({ quietFrom })} />
          至
          <Time label="免打扰到几点" value={mail.quietUntil} onChange={(quietUntil) => change({ quietUntil })} />
        </span>
      </Form.Item>
    </Form>
  )
}

/** The browser's own field for an hour: it knows the keyboard and the telephone. An empty one changes nothing. */
function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Input
      type="time"
      aria-label={label}
      className="mail-time"
      value={value}
      onChange={({ target }) => target.value && onChange(target.value.slice(0, 5))}
    />
  )
}
