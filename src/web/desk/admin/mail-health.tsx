import { useQuery } from '@tanstack/react-query'
import { Alert, Descriptions } from 'antd'
import type { MailHealth } from '../../../server/api-types/mail.ts'
import { instantText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'

/** 工作通知邮件: how many wait, whether they go out, and which do not. */
export function MailHealthSection() {
  const health = useQuery({
    queryKey: ['mail-health'],
    queryFn: () => read<MailHealth>('/api/admin/mail'),
    refetchInterval: 60_000,
  })
  return (
    <Section title="工作通知邮件">
      {health.isPending && <Loading />}
      {health.isError && <ProblemPanel error={health.error} onRetry={() => health.refetch()} />}
      {health.data && <Shown health={health.data} />}
    </Section>
  )
}

function Shown({ health }: { health: MailHealth }) {
  const { available, addresses, suspended, waiting, sentInADay, lastSentAt, troubled } = health
  return (
    <>
      {!available && <p className="desk-quiet">没有配置邮件服务器，工作通知只在工作台里看。</p>}
      <Descriptions
        size="small"
        colon={false}
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'addresses',
            label: '收邮件的人',
            children: `${addresses} 人${suspended ? `，另有 ${suspended} 人的邮箱收不到` : ''}`,
          },
          { key: 'waiting', label: '等着发的', children: `${waiting} 封` },
          { key: 'sent', label: '一天内发出', children: `${sentInADay} 封` },
          { key: 'last', label: '最近一次发出', children: lastSentAt ? instantText(lastSentAt) : '还没有' },
        ]}
      />
      {troubled.length > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            title={`最近七天有 ${troubled.length >= 50 ? '50 封以上' : `${troubled.length} 封`}没有发出去`}
            description="程序隔 2、4、8 分钟直到 4 小时再试，最多 12 次；工作台里的通知不受影响。"
          />
          <ul className="desk-troubles">
            {troubled.map((letter) => (
              <li key={`${letter.createdAt}${letter.personName}`}>
                给{letter.personName}的（{instantText(letter.createdAt)}）：{letter.fault}；试过 {letter.attempts} 次，
                {letter.nextAt ? `${instantText(letter.nextAt)}再试` : '不再试了'}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
