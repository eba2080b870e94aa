import { App, Modal } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemOf } from '../../shared/api.ts'
import { send } from '../client.ts'
import { MenuButton } from '../common/menu-button.tsx'
import { useNotice } from '../common/use-notice.ts'
import { PasswordChangeForm } from '../session/password-change-form.tsx'
import { useLeaveSession, useSignedIn } from '../session/session.ts'
import { passwordAsked, signOutAsked } from './account-asked.ts'

/** Change the password, sign out here or everywhere. */
export function AccountMenu() {
  const { person } = useSignedIn()
  const [changing, setChanging] = useState(false)
  const { modal } = App.useApp()
  const notice = useNotice()
  const navigate = useNavigate()
  const leave = useLeaveSession()

  async function signOut(path: string) {
    try {
      await send('DELETE', path)
    } catch (error) {
      // Already signed out is what was wanted; anything else leaves the session alive and must be said.
      if (problemOf(error).status !== 401) {
        notice.failed(error)
        return
      }
    }
    await navigate('/desk')
    await leave()
  }

  const signOutHere = useEffectEvent(() => void signOut('/api/session'))
  useEffect(() => passwordAsked.on(() => setChanging(true)), [])
  useEffect(() => signOutAsked.on(() => signOutHere()), [])

  const items = [
    { key: 'password', label: '更换密码', onClick: () => setChanging(true) },
    { key: 'out', label: '退出登录', onClick: () => void signOut('/api/session') },
    {
      key: 'everywhere',
      label: '在所有设备上退出',
      danger: true,
      onClick: () =>
        void modal.confirm({
          title: '在所有设备上退出？',
          content: '您在其他电脑和手机上的登录也会一并失效，未提交的内容会丢失。',
          okText: '全部退出',
          okButtonProps: { danger: true },
          onOk: () => signOut('/api/sessions'),
        }),
    },
  ]
  return (
    <>
      <MenuButton items={items} type="text" className="desk-account">
        <span className="desk-account-name" title={person?.name}>
          {person?.name ?? '我'}
        </span>{' '}
        ▾
      </MenuButton>
      <Modal title="更换密码" open={changing} footer={null} destroyOnHidden onCancel={() => setChanging(false)}>
        <PasswordChangeForm
          onDone={() => {
            setChanging(false)
            notice.done('密码已更换')
          }}
        />
      </Modal>
    </>
  )
}
