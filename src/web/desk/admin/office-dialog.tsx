import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { OfficeInfo, OfficeRequest } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'

/** Kinds of office and their names. */
export const OFFICE_KINDS: Readonly<Record<string, string>> = {
  'county-office': '县政府办',
  department: '县直部门',
  township: '乡镇',
  'justice-bureau': '司法局',
  'law-firm': '律师事务所',
}

/** A new office, or the words of an existing one. */
export function OfficeDialog({ office, onClose }: { office: OfficeInfo | undefined; onClose: () => void }) {
  const client = useQueryClient()
  async function save(values: OfficeRequest, key: string) {
    await send('POST', '/api/admin/offices', { ...values, ...(office ? { id: office.id } : {}) }, { key })
    await client.invalidateQueries({ queryKey: ['offices'] })
  }
  const initial = office
    ? { name: office.name, kind: office.kind as OfficeRequest['kind'], duties: office.duties }
    : { kind: 'department' as const, duties: '' }
  return (
    <FormDialog<OfficeRequest>
      title={office ? `修改“${office.name}”` : '新增单位'}
      okText="保存"
      initial={initial}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {!office && (
        <Form.Item
          name="id"
          label="编号"
          extra="小写字母、数字和连字符，如 housing-bureau；以后不能更改"
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,63}$/, message: '请按下面的要求填写编号' }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="kind" label="类别" rules={[{ required: true }]}>
        <Select options={Object.entries(OFFICE_KINDS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="duties" label="职责" extra="用群众的话写，如：道路、路灯、排水、违章建筑">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  )
}
