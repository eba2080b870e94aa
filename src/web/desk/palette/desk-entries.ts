import { chooseScheme, useScheme } from '../common/scheme.ts'
import { usePreferences } from '../common/use-preferences.ts'
import { helpAsked } from '../help/help-asked.ts'
import { passwordAsked, signOutAsked } from '../layout/account-asked.ts'
import { notificationsAsked } from '../notifications/open-notifications.ts'
import { tourAsked } from '../tour/tour-asked.ts'
import type { Entry } from './entry.ts'

/** What may be done at the desk on whatever page one is. */
export function useDeskEntries(): Entry[] {
  const scheme = useScheme()
  const { change } = usePreferences()
  const other = scheme === 'dark' ? 'light' : 'dark'
  const doing = (key: string, label: string, run: () => void): Entry => ({ key, group: '工作台', label, run })
  return [
    doing('notifications', '打开通知', notificationsAsked.emit),
    doing('help', '本页帮助', helpAsked.emit),
    doing('tour', '带我看一遍', tourAsked.emit),
    doing('scheme', other === 'dark' ? '换成深色' : '换成浅色', () => {
      chooseScheme(other)
      void change({ theme: other })
    }),
    doing('password', '更换密码', passwordAsked.emit),
    doing('sign-out', '退出登录', signOutAsked.emit),
  ]
}
