import { Button, Upload, type UploadFile } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../shared/api.ts'
import { upload } from '../client.ts'

interface DocumentsFieldProps {
  id?: string
  value?: string[]
  onChange?: (documents: string[]) => void
}

const MOST = 10

/** Uploads files at once; the form keeps their ids. */
export function DocumentsField({ id, value = [], onChange }: DocumentsFieldProps) {
  const [files, setFiles] = useState<UploadFile<string>[]>([])
  const left = MOST - value.length
  return (
    <Upload<string>
      {...(id ? { id } : {})}
      multiple
      fileList={files}
      disabled={left <= 0}
      customRequest={async ({ file, onSuccess, onError, onProgress }) => {
        try {
          const { id: document } = await upload(file as File, (part) => onProgress?.({ percent: part * 100 }))
          onSuccess?.(document)
        } catch (error) {
          onError?.(new Error(problemOf(error).detail))
        }
      }}
      onChange={({ fileList }) => {
        setFiles(fileList)
        onChange?.(fileList.flatMap(({ status, response }) => (status === 'done' && response ? [response] : [])))
      }}
      itemRender={(node, { status, error }) => (
        <>
          {node}
          {status === 'error' && <p className="desk-fault">{(error as Error | undefined)?.message ?? '上传失败'}</p>}
        </>
      )}
    >
      <Button disabled={left <= 0}>选择文件</Button>
    </Upload>
  )
}
