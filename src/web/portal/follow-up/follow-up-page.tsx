import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { FollowUpPage as Asked } from '../../../server/api-types/follow-up.ts'
import { newKey, problemOf, send } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { bodyOf, formFields } from '../../shared/json-schema.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SchemaField } from '../form/schema-field.tsx'
import { useForm } from '../form/use-form.ts'
import { Page } from '../layout/page.tsx'

/** 评价办理结果: what the link that came after the answer opens; no signing in, one tap for each question. */
export function FollowUpPage() {
  // In the fragment, so that it stands in no log of addresses.
  const token = useLocation().hash.slice(1)
  const asked = useQuery({
    queryKey: ['follow-up-link', token],
    queryFn: () => send<Asked>('POST', '/api/follow-up-links', { token }),
    enabled: token !== '',
    retry: false,
    refetchOnWindowFocus: false,
  })
  if (token === '') return <NoQuestion title="链接不完整" lead="请从短信或邮件里完整地打开链接。" />
  if (asked.error && problemOf(asked.error).status !== 0 && problemOf(asked.error).status < 429)
    return <NoQuestion title="这个链接不能用了" lead={problemOf(asked.error).detail} />
  return (
    <Page title="您的事办得怎么样？" lead={asked.data && leadOf(asked.data)}>
      {asked.isPending && <Loading lines={6} />}
      {asked.error && <Trouble error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.state === 'answered' && <Thanks>这次办理结果已经评价过了，谢谢。</Thanks>}
      {asked.data?.state === 'open' && <Question key={token} asked={asked.data} token={token} />}
    </Page>
  )
}

function leadOf({ procedureTitle, receiptNumber, title, openedOn, closedOn, officeName }: Asked): string {
  const by = officeName ? `${officeName}` : ''
  return `${procedureTitle}“${title}”（${receiptNumber}），${dateText(openedOn)}收到，${by}${dateText(closedOn)}答复。`
}

function Question({ asked, token }: { asked: Asked; token: string }) {
  const fields = useMemo(() => formFields(asked.form), [asked.form])
  const form = useForm(fields)
  const [key] = useState(newKey)
  const submit = useMutation({
    mutationFn: () => send('POST', '/api/follow-up-links/answers', { token, ...bodyOf(fields, form.values) }, { key }),
    gcTime: 0,
    onError: (error) => form.blame(problemOf(error).errors ?? []),
  })
  const code = submit.isError ? problemOf(submit.error).code : undefined
  // The attempt before this one did arrive, only its answer was lost.
  if (submit.isSuccess || code === 'idempotency-key-reused' || code === 'already-answered')
    return <Thanks>已经收到您的评价，谢谢。</Thanks>
  return (
    <form
      className="p-form p-card"
      noValidate
      aria-label="评价办理结果"
      onSubmit={(event) => {
        event.preventDefault()
        if (!submit.isPending && form.check()) submit.mutate()
      }}
    >
      <ErrorSummary scope="follow-up" fields={fields} form={form} />
      {fields.map((field) => (
        <SchemaField key={field.path} scope="follow-up" field={field} form={form} />
      ))}
      {submit.isError && Object.keys(form.faults).length === 0 && <Trouble error={submit.error} />}
      <button type="submit" className="p-button" disabled={submit.isPending}>
        {submit.isPending ? '正在提交…' : '提交评价'}
      </button>
      <p className="p-soft">
        {dateText(asked.until)}
        前有效。评价给县政府办公室看，承办单位也看得到；没有解决的，会研究重办。不评价也不影响您的权利。
      </p>
    </form>
  )
}

function Thanks({ children }: { children: string }) {
  return (
    <div className="p-card">
      <p role="status" className="p-done">
        {children}
      </p>
      <Link className="p-button p-button-quiet" to="/track">
        查询办理进度
      </Link>
    </div>
  )
}

function NoQuestion({ title, lead }: { title: string; lead: string }) {
  return (
    <Page title={title} lead={lead}>
      <Link className="p-button" to="/track">
        查询办理进度
      </Link>
    </Page>
  )
}
