import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Space, Upload } from 'antd'
import { useState } from 'react'
import type { ImportPreview, ImportResult } from '../../../server/api-types/import.ts'
import { problemOf } from '../../shared/api.ts'
import { addressOf, sendFile } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { FirstPasswords } from './first-passwords.tsx'
import { PreviewTables } from './preview-tables.tsx'

/** Chooses a file, shows what it would do, takes it over, shows the first passwords once. */
export function StaffImport({ onDone }: { onDone?: () => void }) {
  const [file, setFile] = useState<File>()
  const client = useQueryClient()
  const preview = useMutation({
    mutationFn: (chosen: File) => sendFile<ImportPreview>('/api/admin/imports/preview', chosen),
    gcTime: 0,
  })
  const apply = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<ImportResult>(`/api/admin/imports?digest=${digest}`, chosen),
    // One-time passwords are in the answer: nothing keeps it.
    gcTime: 0,
    onSuccess: async () => {
      await client.invalidateQueries()
      onDone?.()
    },
  })
  const choose = (chosen: File) => {
    setFile(chosen)
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
      {preview.isPending && <Loading what="正在核对表格" />}
      {preview.isError && <ProblemPanel error={preview.error} />}
      {plan && <PreviewTables plan={plan} />}
      {apply.isError && (
        <ProblemPanel
          error={apply.error}
          {...(problemOf(apply.error).code === 'plan-changed' && file ? { onRetry: () => choose(file) } : {})}
        />
      )}
      {plan && file && (
        <Button
          type="primary"
          disabled={plan.errors.length > 0 || changed(plan) === 0}
          loading={apply.isPending}
          onClick={() => apply.mutate({ chosen: file, digest: plan.digest })}
        >
          {changed(plan) === 0 ? '没有要改动的' : '确认导入'}
        </Button>
      )}
    </>
  )
}

function changed({ offices, people }: ImportPreview): number {
  return [...offices, ...people].filter(({ does }) => does !== 'keep').length
}

function doneText({ offices, people }: ImportResult): string {
  return `已导入：新建单位 ${offices.created} 个、修改 ${offices.changed} 个；新建人员 ${people.created} 人、加岗 ${people.changed} 人。`
}
