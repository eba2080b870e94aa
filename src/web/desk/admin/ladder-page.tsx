import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Switch } from 'antd'
import type { LadderSetting } from '../../../server/api-types/supervision.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'

const STEPS = [
  ['warn', '预警', '提醒经办人'],
  ['remind', '催办', '提醒经办人和单位负责人'],
  ['order', '督办', '发督办单，告知单位负责人和督办员'],
  ['talk', '约谈', '提请督办员约谈'],
  ['announce', '通报', '提请督办员和县领导通报'],
] as const

/** 自动督办: at how many working days left each step is raised, and in which hours. */
export function LadderPage() {
  const setting = useQuery({ queryKey: ['ladder-setting'], queryFn: () => read<LadderSetting>('/api/admin/ladder') })
  return (
    <>
      <PageHeading
        title="自动督办"
        note="每级填剩余工作日：3 是到期前 3 个工作日，0 是到期当天，-1 是超期 1 个工作日。后一级应小于前一级。"
      />
      {setting.isPending && <Loading />}
      {setting.isError && <ProblemPanel error={setting.error} onRetry={() => setting.refetch()} />}
      {setting.data && <LadderForm key={JSON.stringify(setting.data)} setting={setting.data} />}
    </>
  )
}

function LadderForm({ setting }: { setting: LadderSetting }) {
  const save = useWrite({
    write: (next: LadderSetting) => send('PUT', '/api/admin/ladder', next),
    done: '自动督办的规则已保存',
    refresh: ['ladder-setting'],
  })
  return (
    <Form<LadderSetting>
      layout="vertical"
      initialValues={setting}
      onFinish={(next) => save.mutate(next)}
      className="desk-section desk-form-card"
    >
      <Form.Item name="on" label="启用" valuePropName="checked">
        <Switch checkedChildren="启用" unCheckedChildren="停用" />
      </Form.Item>
      {STEPS.map(([name, label, what]) => (
        <Form.Item key={name} name={name} label={label} extra={what} rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={-250} max={60} precision={0} addonAfter="个工作日" />
        </Form.Item>
      ))}
      <Form.Item name="from" label="每日开始" rules={[{ required: true, message: '请填写' }]}>
        <Input className="desk-amount" placeholder="08:30" />
      </Form.Item>
      <Form.Item name="until" label="每日结束" rules={[{ required: true, message: '请填写' }]}>
        <Input className="desk-amount" placeholder="17:30" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}
