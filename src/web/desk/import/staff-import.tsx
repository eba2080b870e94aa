import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Space, Upload } from 'antd'
import { useState } from 'react'
import type { ImportPreview, ImportResult } from '../../../server/api-types/import.ts'
import { problemOf } from '../../shared/api.ts'
import { addressOf, sendFile } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { FirstPasswords } from './first-passwords.tsx'
import { PreviewTables } from './preview-tables.tsx'

/** Chooses a file, shows what it would do, takes it over, shows the first passwords once. */
export function StaffImport() {
  const [file, setFile] = useState<File>()
  const [renew, setRenew] = useState(false)
  const client = useQueryClient()
  const preview = useMutation({
    mutationFn: (chosen: File) => sendFile<ImportPreview>('/api/admin/imports/preview', chosen),
    gcTime: 0,
  })
  const apply = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<ImportResult>(`/api/admin/imports?digest=${digest}&renew=${renew}`, chosen),
    // One-time passwords are in the answer: nothing keeps it.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries(),
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    setRenew(false)
    apply.reset()
    preview.mutate(chosen)
  }
  const again = () => {
    setFile(undefined)
    preview.reset()
    apply.reset()
  }
  if (apply.data)
    return (
      <>
        <Alert type="success" showIcon title={doneText(apply.data)} />
        {apply.data.passwords.length > 0 && <FirstPasswords passwords={apply.data.passwords} />}
        <Button onClick={again}>再导入一份</Button>
      </>
    )
  const plan = preview.data
  return (
    <>
      <Space wrap className="desk-import-actions">
        <a href={addressOf('/api/admin/imports/template')} download>
          下载模板
        </a>
        <Upload
          accept=".xlsx,.csv,.txt"
          showUploadList={false}
          beforeUpload={(chosen) => {
            choose(chosen)
            return false
          }}
        >
          <Button type={plan ? 'default' : 'primary'}>{file ? '换一份表格' : '选择表格（.xlsx 或 CSV）'}</Button>
        </Upload>
        {file && <span>{file.name}</span>}
      </Space>
      {!plan && !preview.isPending && (
        <p className="desk-quiet">
          单位表要有“单位名称、类别”，人员表要有“姓名、用户名、岗位”，可以只有其中一张；模板的表头上有每一列的说明。选好后先核对，确认后才写入。
        </p>
      )}
      {preview.isPending && <Loading what="正在核对表格" />}
      {preview.isError && <ProblemPanel error={preview.error} />}
      {plan && file && (
        <PreviewTables plan={plan}>
          {apply.isError && (
            <ProblemPanel
              error={apply.error}
              {...(problemOf(apply.error).code === 'plan-changed' ? { onRetry: () => choose(file) } : {})}
            />
          )}
          <Confirm
            plan={plan}
            renew={renew}
            onRenew={setRenew}
            busy={apply.isPending}
            onConfirm={() => apply.mutate({ chosen: file, digest: plan.digest })}
          />
        </PreviewTables>
      )}
    </>
  )
}

interface ConfirmProps {
  plan: ImportPreview
  renew: boolean
  onRenew: (renew: boolean) => void
  busy: boolean
  onConfirm: () => void
}

/** People whose passwords take long enough that it is said. */
const MANY = 100

function Confirm({ plan, renew, onRenew, busy, onConfirm }: ConfirmProps) {
  const waiting = plan.people.filter((person) => person.waiting).length
  const fresh = plan.people.filter(({ does }) => does === 'create').length + (renew ? waiting : 0)
  const nothing = changed(plan) === 0 && !renew
  return (
    <div className="desk-import-confirm">
      {waiting > 0 && (
        <Checkbox checked={renew} onChange={({ target }) => onRenew(target.checked)}>
          给已有账号、还没换过一次性密码的 {waiting} 人重发密码（先前发的作废）
        </Checkbox>
      )}
      <Button type="primary" disabled={nothing} loading={busy} onClick={onConfirm}>
        {nothing ? '没有要改动的' : '确认导入'}
      </Button>
      {fresh > MANY && (
        <span className="desk-quiet" role="status">
          {busy ? '正在导入，' : ''}要为 {fresh} 人生成密码，每千人约半分钟，请不要关闭本页。
        </span>
      )}
    </div>
  )
}

function changed({ offices, people }: ImportPreview): number {
  return [...offices, ...people].filter(({ does }) => does !== 'keep').length
}

function doneText({ offices, people }: ImportResult): string {
  return `已导入：新建单位 ${offices.created} 个、修改 ${offices.changed} 个；新建人员 ${people.created} 人、加岗 ${people.changed} 人。`
}
