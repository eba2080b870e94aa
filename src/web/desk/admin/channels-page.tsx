import { useQuery } from '@tanstack/react-query'
import { Alert, Radio } from 'antd'
import { useId } from 'react'
import type { ConfirmRule } from '../../../server/api-types/contact.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { ChannelTest } from './channel-test.tsx'
import { MailHealthSection } from './mail-health.tsx'
import '../me/mail.css'

const KEY = ['confirm-contact'] as const
const RULES: { value: ConfirmRule['rule']; label: string; what: string }[] = [
  { value: 'off', label: '不验证', what: '来信时不问验证码。' },
  {
    value: 'optional',
    label: '可以验证',
    what: '来信人愿意的，收一个验证码，确认电话或者邮箱是自己的；不验证也能提交。',
  },
  {
    value: 'required',
    label: '必须验证',
    what: '填写的电话或者邮箱要先验证才能提交。收不到验证码的人就提交不了，请慎用。',
  },
]

/** 验证与邮件: whether those who write confirm how to reach them, and whether messages arrive. */
export function ChannelsPage() {
  const setting = useQuery({ queryKey: KEY, queryFn: () => read<ConfirmRule>('/api/admin/confirm-contact') })
  return (
    <>
      <PageHeading title="验证与邮件" note="来信人的验证码和工作通知都从这里的通道发出；通道在启动参数里配置。" />
      {setting.isPending && <Loading />}
      {setting.isError && <ProblemPanel error={setting.error} onRetry={() => setting.refetch()} />}
      {setting.data && (
        <>
          <Rule setting={setting.data} />
          <ChannelTest kinds={setting.data.kinds} />
          <MailHealthSection />
        </>
      )}
    </>
  )
}

function Rule({ setting: { rule, kinds } }: { setting: ConfirmRule }) {
  const label = useId()
  const save = useWrite({
    write: (next: ConfirmRule['rule']) => send<ConfirmRule>('PUT', '/api/admin/confirm-contact', { rule: next }),
    done: '已保存，马上生效；办错了可到“变更记录”撤销',
    refresh: KEY,
  })
  return (
    <Section title="来信人验证联系方式">
      {kinds.length === 0 && (
        <Alert
          type="info"
          showIcon
          title="还没有能发验证码的通道"
          description="设置 HENG_SMTP_URL 并重新启动以后，可以发邮件；短信通道由实施人员接入。没有通道时，选了“可以验证”也不会问来信人。"
        />
      )}
      <p id={label} className="desk-quiet">
        {kinds.length > 0 ? `能发：${kinds.map((kind) => (kind === 'phone' ? '短信' : '邮件')).join('、')}。` : ''}
        验证只确认联系得上，不核实身份。
      </p>
      <Radio.Group
        aria-labelledby={label}
        vertical
        value={save.isPending ? save.variables : rule}
        disabled={save.isPending}
        onChange={({ target }) => save.mutate(target.value)}
      >
        {RULES.map(({ value, label: name, what }) => (
          <Radio key={value} value={value} disabled={value === 'required' && kinds.length === 0}>
            {name}
            <small className="desk-quiet">　{what}</small>
          </Radio>
        ))}
      </Radio.Group>
    </Section>
  )
}
