import { Form, Input } from 'antd'

/** The six digits of the authenticator. */
export function CodeField({ label = '6 位动态验证码' }: { label?: string }) {
  return (
    <Form.Item
      name="code"
      label={label}
      normalize={(value: string) => value.replace(/\D/g, '').slice(0, 6)}
      rules={[{ required: true, pattern: /^\d{6}$/, message: '请输入验证器上显示的 6 位数字' }]}
    >
      <Input size="large" inputMode="numeric" autoComplete="one-time-code" autoFocus className="desk-code" />
    </Form.Item>
  )
}
