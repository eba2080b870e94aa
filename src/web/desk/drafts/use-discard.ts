import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftAnswer, DraftInfo, OwnDraft } from '../../../server/api-types/drafts.ts'
import { read, send } from '../client.ts'
import { useNotice } from '../common/use-notice.ts'
import { removeLocal } from '../form/local-draft.ts'
import { draftTitle } from './draft-card.tsx'

interface Discarded {
  readonly name: string
  readonly title: string
  /** What was deleted, to be put back. */
  readonly draft: DraftInfo | null
}

const pathOf = (name: string) => `/api/desk/drafts/${encodeURIComponent(name)}`

/** Deletes drafts; the last one can be brought back as long as the page stands. */
export function useDiscard() {
  const client = useQueryClient()
  const notice = useNotice()
  const [discarded, setDiscarded] = useState<Discarded>()
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ['drafts'] }), gcTime: 0 }
  const discard = useMutation({
    ...settled,
    mutationFn: async (draft: OwnDraft): Promise<Discarded> => {
      const { name } = draft
      const answer = await read<DraftAnswer>(pathOf(name))
      await send('DELETE', pathOf(name))
      // Else this tab's own copy would bring it back at the next look.
      removeLocal(name)
      return { name, title: draftTitle(draft), draft: answer.draft }
    },
    onSuccess: setDiscarded,
    onError: (error) => notice.failed(error),
  })
  const undo = useMutation({
    ...settled,
    mutationFn: async ({ name, draft }: Discarded) => {
      if (draft) await send('PUT', pathOf(name), { values: draft.values, version: null })
    },
    onSuccess: () => setDiscarded(undefined),
    onError: (error) => notice.failed(error),
  })
  return {
    discarded,
    busy: discard.isPending || undo.isPending,
    discard: (draft: OwnDraft) => discard.mutate(draft),
    undo: () => discarded && undo.mutate(discarded),
  }
}
