import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import type { FollowUpSetting } from '../../../server/api-types/follow-up.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'

/** 回访与重办: how many are asked, when somebody is out of reach, what follows if it failed. */
export function FollowUpRulePage() {
  const setting = useQuery({
    queryKey: ['follow-up-setting'],
    queryFn: () => read<FollowUpSetting>('/api/admin/follow-up'),
  })
  return (
    <>
      <PageHeading
        title="回访与重办"
        note="没有法律规定，由本县确定。回访期限、链接有效期、重办期限在“县定时限”里设置。"
      />
      {setting.isPending && <Loading />}
      {setting.isError && <ProblemPanel error={setting.error} onRetry={() => setting.refetch()} />}
      {setting.data && <RuleForm key={JSON.stringify(setting.data)} setting={setting.data} />}
    </>
  )
}

function RuleForm({ setting }: { setting: FollowUpSetting }) {
  const save = useWrite({
    write: (next: FollowUpSetting) => send('PUT', '/api/admin/follow-up', { ...next, portal: next.portal ?? '' }),
    done: '回访与重办的规则已保存',
    refresh: ['follow-up-setting'],
  })
  const number = (
    name: keyof FollowUpSetting,
    label: string,
    extra: string,
    [min, max]: [number, number],
    unit: string,
  ) => (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: '请填写' }]}>
      <InputNumber min={min} max={max} precision={0} addonAfter={unit} />
    </Form.Item>
  )
  return (
    <Form<FollowUpSetting>
      layout="vertical"
      initialValues={setting}
      onFinish={(next) => save.mutate(next)}
      className="desk-section desk-form-card"
    >
      {number(
        'share',
        '抽取比例',
        '默认 100%：全部回访。少于 100% 的，按编号的国密摘要抽取，任何人可以复算；改动只影响以后的办结。',
        [1, 100],
        '%',
      )}
      {number(
        'attempts',
        '算联系不上',
        '默认 3 天：至少在这么多个不同的日子打过电话，才能提出按“联系不上”剔除。',
        [1, 10],
        '天',
      )}
      <Form.Item name="redo" label="回访“未解决”时">
        <Radio.Group
          options={[
            { value: 'propose', label: '列入“待决定重办”，由分办员决定（默认）' },
            { value: 'automatic', label: '由程序自动交原单位重办' },
          ]}
        />
      </Form.Item>
      {number('mostRedos', '最多重办', '默认 1 次：超过的不再自动重办，须先由县政府办协调。', [0, 5], '次')}
      <Form.Item
        name="portal"
        label="群众入口的网址"
        extra="评价链接以它开头，如 https://hd.example.com；不填则不发链接，只打电话。"
        rules={[{ pattern: /^(https?:\/\/\S+)?$/, message: '应以 http:// 或 https:// 开头' }]}
      >
        <Input maxLength={200} placeholder="https://" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}
