import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Acted, ActionDescription, DocumentInfo, TrackingPage } from '../../../server/api-types.ts'
import { type Caller, newKey, problemOf, send as sendJson } from '../../shared/api.ts'
import { kebab } from '../../shared/format.ts'
import { bodyOf, formFields } from '../../shared/json-schema.ts'
import { useAttachments } from '../form/use-attachments.ts'
import { useForm } from '../form/use-form.ts'

/** The form of one of the applicant's actions; one key per opening, so that pressing twice acts once. */
export function useActionForm(
  { plural, id }: Pick<TrackingPage, 'plural' | 'id'>,
  { name, label, input }: ActionDescription,
  caller: Caller,
  onDone: (text: string) => void,
) {
  const fields = useMemo(() => formFields(input), [input])
  const form = useForm(fields)
  const [documents, setDocuments] = useState<readonly DocumentInfo[]>([])
  const files = useAttachments(caller, documents, setDocuments)
  const [key] = useState(newKey)
  const submit = useMutation({
    mutationFn: (body: object) =>
      sendJson<Acted>('POST', `/api/${plural}/${id}/${kebab(name)}`, body, { ...caller, key }),
    gcTime: 0,
    onSuccess: () => onDone(`“${label}”已提交。`),
    onError: (error) => {
      const { code, errors = [] } = problemOf(error)
      // The attempt before this one did arrive, only its answer was lost.
      if (code === 'idempotency-key-reused') onDone(`先前的“${label}”已经送达，之后改动的文字没有另外提交。`)
      else form.blame(errors)
    },
  })
  return {
    fields,
    form,
    documents,
    files,
    submit,
    send: () => {
      const ids = documents.map((document) => document.id)
      submit.mutate({ ...bodyOf(fields, form.values), ...(ids.length > 0 ? { documents: ids } : {}) })
    },
  }
}
