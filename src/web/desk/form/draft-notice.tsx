import { Alert, Button, Space } from 'antd'
import type { DraftInfo } from '../../../server/api-types/drafts.ts'
import { instantText } from '../../shared/format.ts'
import type { KeptDraft } from './use-draft.ts'

/** Above the fields: that something written before stands in them, or that the same was written elsewhere. */
export function DraftNotice({ draft, onDrop }: { draft: KeptDraft; onDrop: () => void }) {
  const { conflict, restored } = draft
  if (conflict)
    return (
      <Alert
        className="desk-form-problem"
        type="warning"
        showIcon
        role="alert"
        title={
          conflict.draft
            ? `您在别处也写过这一份，${instantText(conflict.draft.savedAt)}存的`
            : '这份草稿已经在别处提交或者删去'
        }
        description={
          conflict.draft ? <Other draft={conflict.draft} /> : '请先看看事项是不是已经办了，再决定要不要继续写。'
        }
        action={
          <Space orientation="vertical" size={4}>
            <Button size="small" onClick={draft.takeTheirs}>
              {conflict.draft ? '用别处那一份' : '清空'}
            </Button>
            <Button size="small" type="primary" onClick={draft.keepMine}>
              {conflict.draft ? '用这里写的' : '继续写'}
            </Button>
          </Space>
        }
      />
    )
  if (!restored) return null
  return (
    <Alert
      className="desk-form-problem"
      type="info"
      showIcon
      title="已恢复上次没有提交的草稿（附件须重新选择）"
      action={
        <Button size="small" onClick={onDrop}>
          清空重写
        </Button>
      }
    />
  )
}

/** Beside the buttons: where the words are. */
export function DraftPlace({ draft: { kept, savedAt, conflict } }: { draft: KeptDraft }) {
  if (kept === 'nowhere') return null
  return (
    <span className="desk-quiet draft-place">
      {kept === 'here' ? hereText(conflict !== null) : `草稿已存${savedText(savedAt)}，换一台电脑也能接着写`}
    </span>
  )
}

function hereText(undecided: boolean): string {
  return undecided ? '草稿在这个页面里，选用一份以后再存' : '草稿在这个页面里，正在存…'
}

function savedText(at: string | null): string {
  return at ? `（${instantText(at).slice(-5)}）` : ''
}

/** What was written elsewhere, to compare before one of the two is given up. */
function Other({ draft: { values } }: { draft: DraftInfo }) {
  return (
    <>
      下面是这里写的。选用一份，另一份就不要了。
      <details>
        <summary>看看别处那一份</summary>
        {textsIn(values).map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two fields may hold the same words, and none moves
          <p key={at} className="draft-other">
            {text}
          </p>
        ))}
      </details>
    </>
  )
}

/** Every text of a draft, in the order of its fields. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
