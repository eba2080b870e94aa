import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { problemOf } from '../../shared/api.ts'
import { type FormField, formFields } from '../../shared/json-schema.ts'
import { Trouble } from '../common/states.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SchemaField } from '../form/schema-field.tsx'
import { useForm } from '../form/use-form.ts'
import { type Credentials, findByCode } from './credentials.ts'

const FIELDS: readonly FormField[] = formFields({
  properties: {
    receiptNumber: { type: 'string', title: '查询编号', maxLength: 40 },
    queryCode: { type: 'string', title: '查询码', description: '10 位数字，在回执上', maxLength: 20 },
  },
  required: ['receiptNumber', 'queryCode'],
})

/** The two numbers from the receipt. */
export function TrackForm({ onFound }: { onFound: (credentials: Credentials) => void }) {
  const client = useQueryClient()
  const [search] = useSearchParams()
  const [photographed] = useState(codeInAddress)
  const form = useForm(FIELDS, { receiptNumber: search.get('number') ?? '', queryCode: photographed })
  // The code of a receipt's picture must not stay in the address for the next person.
  useEffect(() => {
    if (photographed) history.replaceState(history.state, '', location.pathname + location.search)
  }, [photographed])
  const find = useMutation({
    mutationFn: findByCode,
    gcTime: 0,
    onSuccess: (page, credentials) => {
      client.setQueryData(['tracking', credentials.receiptNumber, credentials.queryCode], page)
      onFound(credentials)
    },
    onError: (error) => form.blame(problemOf(error).errors ?? []),
  })
  return (
    <form
      className="p-form p-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!form.check() || find.isPending) return
        const { receiptNumber, queryCode } = form.values
        find.mutate({ receiptNumber: plain(receiptNumber), queryCode: plain(queryCode) })
      }}
    >
      <ErrorSummary scope="track" fields={FIELDS} form={form} />
      {find.isError && Object.keys(form.faults).length === 0 && <Trouble error={find.error} />}
      {FIELDS.map((field) => (
        <SchemaField key={field.path} scope="track" field={field} form={form} />
      ))}
      <button type="submit" className="p-button" disabled={find.isPending}>
        {find.isPending ? '正在查询…' : '查询'}
      </button>
    </form>
  )
}

/** The code behind the sign # of a receipt's picture. */
function codeInAddress(): string {
  return /^#(\d{10})$/.exec(location.hash)?.[1] ?? ''
}

/** Copied from paper or a picture: without blanks, full-width digits made plain. */
function plain(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value.normalize('NFKC').replaceAll(/\s/g, '') : ''
}
