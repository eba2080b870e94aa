import { useId } from 'react'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { sizeText } from '../../shared/format.ts'
import { MOST_FILES, type PendingFile, type useAttachments } from './use-attachments.ts'

interface AttachmentsProps {
  documents: readonly DocumentInfo[]
  files: ReturnType<typeof useAttachments>
}

const TYPES =
  'image/jpeg,image/png,image/webp,image/heic,application/pdf,.doc,.docx,.xls,.xlsx,.txt,audio/mpeg,audio/mp4,video/mp4'

/** Files to hand in, each uploaded as soon as it is chosen; a telephone may take a picture. */
export function Attachments({ documents, files }: AttachmentsProps) {
  const id = useId()
  const full = documents.length + files.pending.length >= MOST_FILES
  return (
    <fieldset className="p-field">
      <legend>
        附件<span className="p-optional">选填</span>
      </legend>
      <p className="p-help" id={`${id}-help`}>
        照片、PDF、Word、Excel、录音录像都可以，每个不超过 10 MB，最多 {MOST_FILES}{' '}
        个。照片先在这台设备上缩小，并去掉拍摄地点、时间等信息再上传。
      </p>
      {files.exposed.length > 0 && (
        <p className="p-notice p-notice-warn" role="status">
          这台设备打不开{files.exposed.map((name) => `“${name}”`).join('、')}
          ，没能去掉里面可能有的拍摄地点。介意的请移除，改用截图或 JPG 照片。
        </p>
      )}
      <ul className="p-files" aria-live="polite">
        {documents.map(({ id: document, name, size }) => (
          <li key={document}>
            <span className="p-file-name">{name}</span>
            <span className="p-soft">{sizeText(size)}，已上传</span>
            <button type="button" className="p-link" onClick={() => files.remove(document)}>
              移除<span className="p-unseen">{name}</span>
            </button>
          </li>
        ))}
        {files.pending.map((one) => (
          <Pending key={one.id} one={one} files={files} />
        ))}
      </ul>
      <div className="p-row">
        <FileButton id={`${id}-file`} label="选择文件" accept={TYPES} disabled={full} onFiles={files.add} />
        <FileButton id={`${id}-camera`} label="拍照" accept="image/*" camera disabled={full} onFiles={files.add} />
      </div>
    </fieldset>
  )
}

function Pending({ one, files }: { one: PendingFile; files: AttachmentsProps['files'] }) {
  const { id, file, part, fault, offline } = one
  return (
    <li>
      <span className="p-file-name">{file.name}</span>
      {fault ? (
        <span className="p-fault">{offline ? `${fault}连上网络后会自动重传。` : fault}</span>
      ) : (
        <>
          <progress value={part} max={1} aria-label={`正在上传${file.name}`} />
          <span className="p-soft" aria-hidden="true">
            {Math.round(part * 100)}%
          </span>
        </>
      )}
      {fault && file.size > 0 && file.size <= 10 * 1024 * 1024 && (
        <button type="button" className="p-link" onClick={() => files.retry(one)}>
          重传
        </button>
      )}
      {fault && (
        <button type="button" className="p-link" onClick={() => files.drop(id)}>
          移除<span className="p-unseen">{file.name}</span>
        </button>
      )}
    </li>
  )
}

interface FileButtonProps {
  id: string
  label: string
  accept: string
  camera?: boolean
  disabled: boolean
  onFiles: (files: File[]) => void
}

function FileButton({ id, label, accept, camera = false, disabled, onFiles }: FileButtonProps) {
  return (
    <span className={camera ? 'p-file-button p-only-touch' : 'p-file-button'}>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={!camera}
        disabled={disabled}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          onFiles(Array.from(target.files ?? []))
          target.value = ''
        }}
      />
      <label htmlFor={id} className="p-button p-button-quiet">
        {label}
      </label>
    </span>
  )
}
