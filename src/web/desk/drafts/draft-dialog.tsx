import { useQuery } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import type { DraftAnswer, OwnDraft } from '../../../server/api-types/drafts.ts'
import { read } from '../client.ts'
import { Dialog } from '../common/dialog.tsx'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { textsIn } from '../form/draft-notice.tsx'
import { draftTitle } from './draft-card.tsx'

/** Every word of a draft, to be read and taken elsewhere. */
export function DraftDialog({ draft, onClose }: { draft: OwnDraft; onClose: () => void }) {
  const whole = useQuery({
    queryKey: ['drafts', 'whole', draft.name],
    queryFn: () => read<DraftAnswer>(`/api/desk/drafts/${encodeURIComponent(draft.name)}`),
    staleTime: 0,
    gcTime: 0,
  })
  const texts = textsIn(whole.data?.draft?.values)
  return (
    <Dialog open title={draftTitle(draft)} onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>}>
      {whole.isPending && <Loading />}
      {whole.isError && <ProblemPanel error={whole.error} onRetry={() => whole.refetch()} />}
      {whole.data && (
        <>
          {texts.length === 0 && <p>只选了选项，还没有写字，或者已经在别处提交、删去。</p>}
          {texts.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two fields may hold the same words, and none moves
            <Typography.Paragraph key={at} className="desk-lines" copyable={{ text, tooltips: ['复制', '已复制'] }}>
              {text}
            </Typography.Paragraph>
          ))}
        </>
      )}
    </Dialog>
  )
}
