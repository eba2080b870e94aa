import { Radio } from 'antd'
import { useId } from 'react'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { chooseScheme } from '../common/scheme.ts'
import { usePreferences } from '../common/use-preferences.ts'
import { Section } from '../matter/section.tsx'
import { MailSection } from './mail-section.tsx'

/** 我的设置: what a person settles for their own desk. */
export function MySettingsPage() {
  const { preferences, change } = usePreferences()
  const scheme = useId()
  if (!preferences) return <Loading />
  return (
    <>
      <PageHeading title="我的设置" note="只影响您自己；换一台电脑登录也跟着您。" />
      <Section title="外观">
        <p id={scheme} className="desk-quiet">
          深色在光线暗的地方省眼；打印始终是白底黑字。
        </p>
        <Radio.Group
          aria-labelledby={scheme}
          value={preferences.theme}
          options={[
            { value: 'system', label: '跟随电脑' },
            { value: 'light', label: '浅色' },
            { value: 'dark', label: '深色' },
          ]}
          onChange={({ target }) => {
            chooseScheme(target.value)
            void change({ theme: target.value })
          }}
        />
      </Section>
      <MailSection preferences={preferences} change={change} />
    </>
  )
}
