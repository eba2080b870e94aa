import { App, Button, Checkbox, Form, Input, Radio, Segmented, Select, Steps, Switch, Tabs } from 'antd'
import { useState } from 'react'
import { DayInput } from '../common/day-input.tsx'
import { DayRange } from '../common/day-range.tsx'
import { FormDialog } from '../common/form-dialog.tsx'
import { type KeyMeaning, KeysHelp } from '../common/keys-help.tsx'
import { MenuButton } from '../common/menu-button.tsx'
import { OfficeSelect, OfficesSelect } from '../common/office-select.tsx'
import { PersonSelect } from '../common/person-select.tsx'
import { SecretDialog } from '../common/secret-dialog.tsx'
import { useNotice } from '../common/use-notice.ts'
import { Section } from '../matter/section.tsx'
import { KitTables } from './kit-tables.tsx'

const KEYS: readonly KeyMeaning[] = [
  ['Enter', '采纳'],
  ['J', '下一件'],
]

/** What pages are put together of, beyond words and colours. */
export function KitParts() {
  return (
    <>
      <Section title="切换与菜单">
        <Switching />
      </Section>
      <Section title="表单">
        <Fields />
      </Section>
      <Section title="对话框与告知">
        <Dialogs />
      </Section>
      <KitTables />
    </>
  )
}

function Switching() {
  const items = ['打印', '导出'].map((label) => ({ key: label, label }))
  return (
    <>
      <div className="desk-inline">
        <Segmented aria-label="状态" options={['待打 9', '再打 1', '没有电话 0']} />
        <MenuButton items={items}>更多 ▾</MenuButton>
        <Switch defaultChecked checkedChildren="启用" unCheckedChildren="停用" aria-label="启用" />
      </div>
      <Tabs items={['分办', '抽查', '质量'].map((label) => ({ key: label, label }))} />
      <Steps size="small" current={1} items={['待分办', '办理中', '已办结'].map((title) => ({ title }))} />
    </>
  )
}

function Fields() {
  const [days, setDays] = useState<{ from: string | undefined; to: string | undefined }>({
    from: undefined,
    to: undefined,
  })
  return (
    <Form layout="vertical" className="desk-halves">
      <Form.Item label="标题" name="title" required extra="一句话说清是什么事">
        <Input showCount maxLength={60} />
      </Form.Item>
      <Form.Item label="电话" name="phone" validateStatus="error" help="请填 11 位手机号或带区号的座机号">
        <Input />
      </Form.Item>
      <Form.Item label="内容（选填）" name="body">
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item label="收到日期（选填）" name="on">
        <DayInput />
      </Form.Item>
      <Form.Item label="承办单位" name="office">
        <OfficeSelect />
      </Form.Item>
      <Form.Item label="协办单位" name="offices">
        <OfficesSelect />
      </Form.Item>
      <Form.Item label="经办人" name="person">
        <PersonSelect />
      </Form.Item>
      <Form.Item label="种类" name="kind">
        <Select options={['咨询', '投诉'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item label="怎样收到的" name="channel">
        <Radio.Group options={['来信', '来电', '来访']} />
      </Form.Item>
      <Form.Item name="publish" valuePropName="checked">
        <Checkbox>同意隐去个人信息后公开</Checkbox>
      </Form.Item>
      <DayRange what="收到" {...days} onChange={setDays} />
    </Form>
  )
}

function Dialogs() {
  const [open, setOpen] = useState<'form' | 'secret' | 'keys'>()
  const { modal } = App.useApp()
  const notice = useNotice()
  const close = () => setOpen(undefined)
  return (
    <div className="desk-inline">
      <Button onClick={() => setOpen('form')}>小表单</Button>
      <Button
        danger
        onClick={() =>
          void modal.confirm({
            title: '删去“请补充材料”？',
            content: '已经写进答复的文字不受影响。',
            okText: '删去',
            okButtonProps: { danger: true },
          })
        }
      >
        先确认再删
      </Button>
      <Button onClick={() => setOpen('secret')}>只显示一次的</Button>
      <Button onClick={() => setOpen('keys')}>按键 (?)</Button>
      <Button onClick={() => notice.done('已保存')}>办好了告知一声</Button>
      {open === 'form' && (
        <FormDialog<{ title: string }>
          title="新增常用语"
          okText="保存"
          onSubmit={() => Promise.resolve()}
          onClose={close}
        >
          <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
            <Input />
          </Form.Item>
        </FormDialog>
      )}
      {open === 'secret' && <SecretDialog title="示例令牌" note="这里只是样子。" secret="abcd-efgh" onClose={close} />}
      {open === 'keys' && <KeysHelp keys={KEYS} width={320} onClose={close} />}
    </div>
  )
}
