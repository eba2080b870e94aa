import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskPreferences } from '../../../server/api-types/desk.ts'
import type { StaffMail } from '../../../server/api-types/mail.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { MailAddress } from './mail-address.tsx'
import { MailTimes } from './mail-times.tsx'

const KEY = ['staff-mail'] as const

interface MailSectionProps {
  preferences: DeskPreferences
  change: (some: Partial<DeskPreferences>) => Promise<void>
}

/** 邮件通知: where to, what of it and when. */
export function MailSection({ preferences, change }: MailSectionProps) {
  const client = useQueryClient()
  const mail = useQuery({ queryKey: KEY, queryFn: () => read<StaffMail>('/api/desk/mail') })
  return (
    <Section title="邮件通知">
      {mail.isPending && <Loading />}
      {mail.isError && <ProblemPanel error={mail.error} onRetry={() => mail.refetch()} />}
      {mail.data && !mail.data.available && (
        <p className="desk-quiet">本县还没有配置邮件服务器；通知都在工作台右上角的铃铛里。</p>
      )}
      {mail.data?.available && (
        <>
          <p className="desk-quiet">
            铃铛里的通知另发一份到邮箱；已经在工作台看过的不再发。邮件里只有事项种类、编号和链接，没有群众的姓名和内容。
          </p>
          <MailAddress mail={mail.data} onChanged={(next) => client.setQueryData(KEY, next)} />
          {mail.data.email && !mail.data.suspended && (
            <MailTimes
              kinds={mail.data.kinds}
              mail={preferences.mail}
              onChange={(next) => void change({ mail: next })}
            />
          )}
        </>
      )}
    </Section>
  )
}
