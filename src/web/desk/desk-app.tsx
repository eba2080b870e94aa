import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import './desk.css'
import './common/common.css'
import './matter/matter.css'
import './worklist/worklist.css'
import './dispatch/dispatch.css'
import './configuration/configuration.css'
import './print.css'
import { keptStyles } from './common/kept-styles.ts'
import { useScheme } from './common/scheme.ts'
import { deskQueryClient } from './desk-query-client.ts'
import { DeskRoutes } from './desk-routes.tsx'
import { deskThemes } from './desk-theme.ts'

dayjs.locale('zh-cn')

const styles = keptStyles()

/** The staff desk: everything under /desk. */
export function DeskApp() {
  const scheme = useScheme()
  return (
    <StyleProvider cache={styles}>
      <ConfigProvider
        locale={zhCN}
        theme={deskThemes[scheme]}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App className="desk-root" message={{ maxCount: 2 }}>
          <QueryClientProvider client={deskQueryClient}>
            <DeskRoutes />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StyleProvider>
  )
}
