import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { OwnDraft, OwnDrafts } from '../../../server/api-types/drafts.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useSignedIn } from '../session/session.ts'
import { DraftCard } from './draft-card.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { useDiscard } from './use-discard.ts'
import './drafts.css'

/** 我的草稿: what one began to write and did not send, on whichever machine. */
export function DraftsPage() {
  const { post } = useSignedIn()
  const [shown, setShown] = useState<OwnDraft>()
  const drafts = useQuery({
    queryKey: ['drafts', post?.id],
    queryFn: () => read<OwnDrafts>('/api/desk/drafts'),
    // Written in other windows too.
    staleTime: 0,
  })
  const { discard, discarded, undo, busy } = useDiscard()
  return (
    <>
      <PageHeading
        title="我的草稿"
        note="写了没有提交的，只有您自己看得到，换一台电脑也在；三十天没有再动的自动删去。附件不存，提交前须重新选择。"
      />
      {discarded && (
        <Alert
          type="info"
          showIcon
          role="status"
          className="drafts-discarded"
          title={`已删去“${discarded.title}”`}
          action={
            <Button size="small" loading={busy} onClick={undo}>
              撤销
            </Button>
          }
        />
      )}
      <ListState query={drafts} items={drafts.data?.items} empty="没有草稿" next="写到一半的答复、登记会自动存到这里。">
        {(items) => (
          <ul className="drafts" aria-label="草稿">
            {items.map((draft) => (
              <DraftCard
                key={draft.name}
                draft={draft}
                busy={busy}
                onShow={() => setShown(draft)}
                onDiscard={() => discard(draft)}
              />
            ))}
          </ul>
        )}
      </ListState>
      {drafts.data?.more && <p className="desk-quiet">更早的还有，先办完或者删去上面的。</p>}
      {shown && <DraftDialog draft={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
