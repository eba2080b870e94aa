import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { OwnDraft } from '../../../server/api-types/drafts.ts'
import { instantText } from '../../shared/format.ts'

interface DraftCardProps {
  draft: OwnDraft
  busy: boolean
  onShow: () => void
  onDiscard: () => void
}

/** What a draft is of, in a line. */
export function draftTitle({ matter, label }: OwnDraft): string {
  return matter ? `${label}：${matter.title}` : label
}

/** One draft: of what, since when, how it begins, and the way on. */
export function DraftCard({ draft, busy, onShow, onDiscard }: DraftCardProps) {
  const { matter, savedAt, words, obstacle } = draft
  const title = draftTitle(draft)
  const navigate = useNavigate()
  const onward = obstacle === null ? addressOf(draft) : undefined
  return (
    <li className="draft">
      <h2>{onward ? <Link to={onward}>{title}</Link> : title}</h2>
      <p className="desk-quiet">
        {matter && <Link to={`/desk/matters/${matter.id}`}>{matter.receiptNumber}</Link>} {instantText(savedAt)}存
      </p>
      <p className="draft-words">{words || '只选了选项，还没有写字'}</p>
      {obstacle && <p className="desk-caution">现在不能提交：{obstacle}。写的字可以看全文、复制出来。</p>}
      <div className="draft-do">
        {onward && (
          <Button type="primary" size="small" aria-label={`接着写：${title}`} onClick={() => void navigate(onward)}>
            接着写
          </Button>
        )}
        <Button size="small" aria-label={`看全文、复制：${title}`} onClick={onShow}>
          看全文、复制
        </Button>
        <Button size="small" danger disabled={busy} aria-label={`删去：${title}`} onClick={onDiscard}>
          删去
        </Button>
      </div>
    </li>
  )
}

function addressOf({ matter, action, plural }: OwnDraft): string | undefined {
  if (matter) return `/desk/matters/${matter.id}?act=${action}`
  return plural ? `/desk/new/${plural}` : undefined
}
