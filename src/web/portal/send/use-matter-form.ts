import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { ProcedureDescription, Receipt } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { bodyOf, type FormValues, formFields } from '../../shared/json-schema.ts'
import { useCitizen } from '../common/citizen.ts'
import type { Confirmed } from '../form/confirm-contact.tsx'
import { keptFiles } from '../form/kept-files.ts'
import { useAttachments } from '../form/use-attachments.ts'
import { useForm } from '../form/use-form.ts'
import { mayHaveArrived, type SentOnce, sendOnce } from './send-once.ts'
import { type Contacts, hasContent, useDraft } from './use-draft.ts'

/** A form that opens a matter: its fields, its draft, its attachments and its sending. */
export function useMatterForm(procedure: ProcedureDescription, onSent: (sent: SentOnce<Receipt>) => void) {
  const { plural, open } = procedure
  const { caller } = useCitizen()
  const content = useMemo(() => formFields(open.input).filter(({ staff }) => !staff), [open.input])
  const party = useMemo(() => formFields(open.party, 'party'), [open.party])
  const fields = useMemo(() => [...content, ...party], [content, party])
  const { draft, restored, keep, drop } = useDraft(plural)
  const form = useForm(fields, draft.values)
  const [documents, setDocuments] = useState(draft.documents)
  const [sent, setSent] = useState(draft.sent)
  const [confirmed, setConfirmed] = useState<Contacts>(draft.confirmed ?? {})
  const [kept, setKept] = useState(true)
  const keeper = useMemo(() => keptFiles(plural), [plural])
  const files = useAttachments(caller, documents, setDocuments, keeper)
  const { key } = draft

  const submit = useMutation({
    mutationFn: (body: object) => {
      // Before it leaves: the reply may be lost together with the page.
      keep({ values: form.values, documents, key, sent: [...sent, body], confirmed })
      return sendOnce<Receipt>(`/api/${plural}`, body, { key, sent }, caller)
    },
    gcTime: 0,
    onSuccess: (done) => {
      drop()
      void keeper.forgetAll()
      onSent(done)
    },
    onError: (error, body) => {
      if (mayHaveArrived(error)) setSent((all) => [...all, body])
      form.blame(problemOf(error).errors ?? [])
    },
  })

  const { isSuccess } = submit
  useEffect(() => {
    if (!isSuccess) setKept(keep({ values: form.values, documents, key, sent, confirmed }))
  }, [form.values, documents, key, sent, confirmed, isSuccess, keep])

  return {
    content,
    party,
    fields,
    form,
    documents,
    files,
    restored,
    /** False where this device does not keep the draft. */
    kept,
    confirmed,
    confirm: (kind: keyof Contacts, one: Confirmed) => setConfirmed((all) => ({ ...all, [kind]: one })),
    filled: hasContent({ values: form.values, documents }),
    submit,
    send: () => {
      const ids = documents.map(({ id }) => id)
      const proofs = proofsOf(confirmed, form.values)
      if (form.check())
        submit.mutate({
          ...bodyOf(fields, form.values),
          ...(ids.length > 0 ? { documents: ids } : {}),
          ...(Object.keys(proofs).length > 0 ? { proofs } : {}),
        })
    },
    startAfresh: async () => {
      // First what takes time: an empty form says that nothing is left on this device.
      await files.clear()
      drop()
      form.reset({})
      setDocuments([])
      setConfirmed({})
      setSent([])
      submit.reset()
    },
  }
}

/** The proofs of contacts that have not been changed since. */
function proofsOf(confirmed: Contacts, values: FormValues): Record<string, string> {
  const still = Object.entries(confirmed).filter(
    ([kind, { value }]) => String(values[`party.${kind}`] ?? '').trim() === value,
  )
  return Object.fromEntries(still.map(([kind, { proof }]) => [kind, proof]))
}
