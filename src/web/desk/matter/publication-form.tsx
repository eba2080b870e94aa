import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import type { MatterPage, PublicationDraft } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { ActionForm, type ActionFormProps } from './action-form.tsx'
import { FieldList } from './field-list.tsx'
import { PersonalDataPanel } from './personal-data-panel.tsx'

const PUBLIC_FIELDS = [
  { name: 'title', label: '标题' },
  { name: 'question', label: '来信' },
  { name: 'answer', label: '答复' },
] as const

/** Publishing: the original on one side, the masked text to check on the other. */
export function PublicationForm(props: ActionFormProps) {
  // The version at opening: a refresh behind the dialog must not take away what is being edited.
  const [seq] = useState(props.matter.seq)
  const draft = useQuery({
    queryKey: ['publication-draft', props.matter.id, seq],
    queryFn: () => read<PublicationDraft>(`/api/matters/${props.matter.id}/publication-draft`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (draft.isPending) return <Loading what="正在隐去个人信息" />
  if (draft.isError) return <ProblemPanel error={draft.error} onRetry={() => draft.refetch()} />
  return (
    <>
      <Alert
        className="desk-form-problem"
        type="info"
        showIcon
        title="右边已自动隐去姓名、电话、证件号等，请逐句核对后再公开；公开后任何人都能看到。"
      />
      <ActionForm
        {...props}
        initial={{ ...draft.data }}
        beside={<Original matter={props.matter} />}
        below={<PersonalDataPanel matter={props.matter.id} fields={PUBLIC_FIELDS} />}
      />
    </>
  )
}

function Original({ matter }: { matter: MatterPage }) {
  const answers = matter.timeline.filter(
    ({ documentNumber, action }) => documentNumber || action === 'reply' || action === 'answer',
  )
  return (
    <section className="action-original" aria-label="原文">
      <h3>原文</h3>
      <FieldList fields={matter.content} />
      {answers.map(({ seq, label, fields }) => (
        <div key={seq}>
          <h3>{label}</h3>
          <FieldList fields={fields} />
        </div>
      ))}
    </section>
  )
}
