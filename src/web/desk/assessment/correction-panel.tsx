import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CorrectionProposal } from '../../../server/api-types/assessment.ts'
import { read, send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { ASSESSMENT, periodPath } from './assessment-query.ts'

/** What acts entered after publication would change; nothing is changed until it is signed. */
export function CorrectionPanel({ scheme, from }: { scheme: string; from: string }) {
  const { post } = useSignedIn()
  const [signing, setSigning] = useState(false)
  const path = `${periodPath(scheme, from)}/correction`
  const proposal = useQuery({
    queryKey: [ASSESSMENT, post?.id, 'correction', scheme, from],
    queryFn: () => read<CorrectionProposal>(path),
  })
  const sign = useWrite({
    write: (reason: string) => send('POST', path, { reason }),
    done: '更正已签署，全部重新计分',
    refresh: [ASSESSMENT],
  })
  if (proposal.isError) return <ProblemPanel error={proposal.error} onRetry={() => proposal.refetch()} />
  const changes = proposal.data?.changes ?? []
  if (changes.length === 0) return null
  return (
    <Section
      title="待签署的更正"
      extra={
        <Button className="no-print" onClick={() => setSigning(true)}>
          签署更正
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        title="公布以后补录或者更正了属于本考核期的记录，会改变下面这些；签署以前结果不变。"
      />
      <ul className="desk-moves">
        {changes.map(({ label, officeName, matter, receiptNumber, before, after }) => (
          <li key={`${label}-${officeName}-${matter}`}>
            {officeName} {label} <Link to={`/desk/matters/${matter}`}>{receiptNumber}</Link>：{before} → {after}
          </li>
        ))}
      </ul>
      {signing && (
        <FormDialog<{ reason: string }>
          title="签署更正"
          okText="签署"
          onSubmit={({ reason }) => sign.mutateAsync(reason)}
          onClose={() => setSigning(false)}
        >
          <Form.Item name="reason" label="更正理由" rules={[{ required: true, message: '请写明更正理由' }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </Section>
  )
}
