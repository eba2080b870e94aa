import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { BulletinIssued, BulletinPage } from '../../../server/api-types/bulletins.ts'
import { addressOf, send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { useCounty } from '../common/queries.ts'
import { monthText } from '../common/time.ts'
import { useNotice } from '../common/use-notice.ts'
import { useSignedIn } from '../session/session.ts'

interface BulletinActionsProps {
  id: string
  bulletin: BulletinPage
  leftOut: readonly string[]
}

/** Takes a bulletin along, issues a draft, sets an issued one right. */
export function BulletinActions({ id, bulletin, leftOut }: BulletinActionsProps) {
  const [open, setOpen] = useState<'issue' | 'correct'>()
  const supervisor = useSignedIn().post?.role === 'supervisor'
  const today = useCounty().data?.today ?? ''
  const { head, to, correction } = bulletin
  return (
    <div className="desk-inline no-print">
      <Button href={addressOf(`/api/bulletins/${id}/document`)}>下载 Word</Button>
      <Button onClick={() => window.print()}>打印</Button>
      {supervisor && !head && to < today && (
        <Button type="primary" onClick={() => setOpen('issue')}>
          编号发出
        </Button>
      )}
      {supervisor && head && !correction && <Button onClick={() => setOpen('correct')}>发更正通报</Button>}
      {open === 'issue' && <Issue bulletin={bulletin} leftOut={leftOut} onClose={() => setOpen(undefined)} />}
      {open === 'correct' && <Correct id={id} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** Goes to what was issued, and says its number. */
function useArrive() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  return async ({ id, number }: BulletinIssued) => {
    await client.invalidateQueries({ queryKey: ['bulletins'] })
    notice.done(`已发出，文号 ${number}`)
    await navigate(`/desk/bulletins/${id}`, { replace: true })
  }
}

interface IssueProps {
  bulletin: BulletinPage
  leftOut: readonly string[]
  onClose: () => void
}

function Issue({ bulletin: { month }, leftOut, onClose }: IssueProps) {
  const arrive = useArrive()
  return (
    <FormDialog<object>
      title={`发出${monthText(month)}通报`}
      okText="编号发出"
      onClose={onClose}
      onSubmit={async () => arrive(await send<BulletinIssued>('POST', '/api/bulletins', { month, leaveOut: leftOut }))}
    >
      <p>发出前再统计一次，取县里的下一个文号；发出后不能改动，记录有变化的只能另发更正。</p>
      {leftOut.length > 0 && <p>不列入表扬和点名的有 {leftOut.length} 件。</p>}
    </FormDialog>
  )
}

function Correct({ id, onClose }: { id: string; onClose: () => void }) {
  const arrive = useArrive()
  return (
    <FormDialog<{ reason: string }>
      title="发更正通报"
      okText="重新统计并发出"
      onClose={onClose}
      onSubmit={async (values) =>
        arrive(await send<BulletinIssued>('POST', `/api/bulletins/${id}/corrections`, values))
      }
    >
      <p>按现在的记录重新统计同一个月，列出与原通报不同的数字。原通报保留不动。</p>
      <Form.Item name="reason" label="更正原因" rules={[{ required: true, message: '请写明更正原因' }]}>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
    </FormDialog>
  )
}
