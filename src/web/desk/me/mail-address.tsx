import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ContactCodeSent } from '../../../server/api-types/contact.ts'
import type { StaffMail } from '../../../server/api-types/mail.ts'
import { problemOf } from '../../shared/api.ts'
import { send } from '../client.ts'
import { useWrite } from '../common/use-write.ts'

/** Where to: given with a code sent there, shown masked, forgotten at a click. */
export function MailAddress({ mail, onChanged }: { mail: StaffMail; onChanged: (mail: StaffMail) => void }) {
  if (mail.email) return <Kept mail={mail} onChanged={onChanged} />
  return <Confirming onChanged={onChanged} />
}

function Kept({ mail, onChanged }: { mail: StaffMail; onChanged: (mail: StaffMail) => void }) {
  const { modal } = App.useApp()
  const stop = useWrite({
    write: () => send<StaffMail>('DELETE', '/api/desk/mail'),
    done: '已停发，邮箱已删去',
    refresh: ['staff-mail'],
    onDone: onChanged,
  })
  const ask = () =>
    void modal.confirm({
      title: '不再发邮件？',
      content: '邮箱会从系统里删去，想再收时重新确认。工作台里的通知照常。',
      okText: '停发',
      onOk: () => stop.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <>
      <p>
        发到 <strong>{mail.email}</strong>
        <Button type="link" onClick={ask}>
          停发
        </Button>
      </p>
      {mail.suspended && (
        <Alert
          type="warning"
          showIcon
          title="这个邮箱收不到邮件，已经停发"
          description="对方的服务器不收。请点“停发”删去，再换一个邮箱。"
        />
      )}
    </>
  )
}

function Confirming({ onChanged }: { onChanged: (mail: StaffMail) => void }) {
  const [form] = Form.useForm<{ email: string; code: string }>()
  const [sent, setSent] = useState<ContactCodeSent & { email: string }>()
  const failed = (field: 'email' | 'code') => (error: unknown) => {
    const { detail, errors = [] } = problemOf(error)
    form.setFields([{ name: field, errors: [errors[0]?.message ?? detail] }])
  }
  const ask = useMutation({
    mutationFn: async (email: string) => ({
      ...(await send<ContactCodeSent>('POST', '/api/desk/mail/codes', { email })),
      email,
    }),
    gcTime: 0,
    onSuccess: setSent,
    onError: failed('email'),
  })
  const confirm = useMutation({
    mutationFn: (code: string) => send<StaffMail>('PUT', '/api/desk/mail', { email: sent?.email, id: sent?.id, code }),
    gcTime: 0,
    onSuccess: onChanged,
    onError: failed('code'),
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="desk-narrow-form"
      onFinish={({ email, code }) => (sent ? confirm.mutate(code) : ask.mutate(email.trim()))}
    >
      <Form.Item name="email" label="邮箱" rules={[{ required: true, message: '请填写邮箱' }]}>
        <Input type="email" autoComplete="email" maxLength={100} disabled={sent !== undefined} />
      </Form.Item>
      {sent && (
        <Form.Item
          name="code"
          label="验证码"
          extra={`已发到 ${sent.email}，${sent.minutes} 分钟内有效；没收到的，看看垃圾邮件。`}
          rules={[{ required: true, message: '请填写验证码' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} autoFocus />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={ask.isPending || confirm.isPending}>
        {sent ? '启用' : '获取验证码'}
      </Button>
      {sent && (
        <Button
          type="link"
          onClick={() => {
            setSent(undefined)
            form.resetFields(['code'])
          }}
        >
          换一个邮箱
        </Button>
      )}
    </Form>
  )
}
