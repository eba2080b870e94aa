import { Form, Select } from 'antd'
import { DayInput } from '../common/day-input.tsx'
import { OfficeSelect } from '../common/office-select.tsx'
import { OFFICE_ROLES, ROLE_LABELS } from '../layout/roles.ts'

/** Role, office and days of a post. */
export function PostFields({ days = true }: { days?: boolean }) {
  const role: unknown = Form.useWatch('role')
  const bound = typeof role === 'string' && OFFICE_ROLES.includes(role)
  return (
    <>
      <Form.Item name="role" label="岗位" rules={[{ required: true, message: '请选择岗位' }]}>
        <Select options={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="office"
        label={bound ? '单位' : '单位（可不选）'}
        rules={[{ required: bound, message: '这个岗位须属于一个单位' }]}
      >
        <OfficeSelect all />
      </Form.Item>
      {days && (
        <>
          <Form.Item name="fromOn" label="自" rules={[{ required: true, message: '请选择起始日' }]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="untilOn" label="至（含当日；不填为长期）">
            <DayInput />
          </Form.Item>
        </>
      )}
    </>
  )
}
