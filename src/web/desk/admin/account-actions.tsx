import { App } from 'antd'
import type { NewSecret, StaffAccount } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { MenuButton } from '../common/menu-button.tsx'
import { useWrite } from '../common/use-write.ts'

const QUESTIONS = {
  'reset-password': {
    label: '重置密码',
    title: (name: string) => `重置${name}的密码？`,
    content: '旧密码立即失效，所有登录都会退出。新的一次性密码只显示一次。',
    danger: false,
  },
  'reset-second-factor': {
    label: '重置动态验证码',
    title: (name: string) => `重置${name}的动态验证码？`,
    content: '请先核实是本人要求。下次登录时须重新绑定。',
    danger: true,
  },
  disable: {
    label: '停用账号',
    title: (name: string) => `停用${name}的账号？`,
    content: '立即不能登录，已登录的会退出。办理记录不变，可以随时恢复。',
    danger: true,
  },
  enable: {
    label: '恢复账号',
    title: (name: string) => `恢复${name}的账号？`,
    content: '恢复后可以照常登录。',
    danger: false,
  },
} as const

/** What an administrator may do to an account; each asks once more. */
export function AccountActions({ person, onSecret }: { person: StaffAccount; onSecret: (secret: NewSecret) => void }) {
  const { modal } = App.useApp()
  const act = useWrite({
    write: (action: keyof typeof QUESTIONS) =>
      send<NewSecret | undefined>('POST', `/api/admin/people/${person.id}/${action}`, {}),
    done: '已完成',
    refresh: ['people'],
    onDone: (answer) => {
      if (answer && 'secret' in answer) onSecret(answer)
    },
  })
  const ask = (action: keyof typeof QUESTIONS) => {
    const { title, content, label, danger } = QUESTIONS[action]
    void modal.confirm({
      title: title(person.name),
      content,
      okText: label,
      okButtonProps: { danger },
      onOk: () => act.mutateAsync(action).catch(() => undefined),
    })
  }
  const offered = ['reset-password', 'reset-second-factor', person.disabled ? 'enable' : 'disable'] as const
  return (
    <MenuButton
      type="link"
      size="small"
      aria-label={`${person.name}的账号操作`}
      items={offered.map((action) => ({
        key: action,
        label: QUESTIONS[action].label,
        danger: QUESTIONS[action].danger,
        onClick: () => ask(action),
      }))}
    >
      账号 ▾
    </MenuButton>
  )
}
