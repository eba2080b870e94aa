import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import type { PersonalDataInfo, PersonalDataReport } from '../../../server/api-types/reply.ts'
import { send } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSettled } from './use-settled.ts'

interface PersonalDataPanelProps {
  matter: string
  /** Names of the form's fields that will be public, with their labels. */
  fields: readonly { name: string; label: string }[]
}

/** What in the text still tells who somebody is, each with its place and one click to hide it. Stands inside the form. */
export function PersonalDataPanel({ matter, fields }: PersonalDataPanelProps) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const values = Form.useWatch((all: Record<string, unknown>) => textsOf(all, fields), form) ?? {}
  const texts = useSettled(values)
  const report = useQuery({
    queryKey: ['personal-data', matter, texts],
    queryFn: () => send<PersonalDataReport>('POST', `/api/matters/${matter}/personal-data`, { texts }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  // A place found in an older text is not a place in the newer one.
  const findings = (report.data?.findings ?? []).filter(({ field, from, to, text }) => {
    const value = values[field] ?? ''
    return value.slice(from, to) === text
  })
  const certain = findings.filter(({ doubtful }) => !doubtful)
  const hide = (chosen: readonly PersonalDataInfo[]) => {
    for (const { name } of fields) {
      const own = chosen.filter(({ field }) => field === name).toSorted((a, b) => b.from - a.from)
      if (own.length === 0) continue
      const masked = own.reduce(
        (rest, { from, to, mask }) => rest.slice(0, from) + mask + rest.slice(to),
        values[name] ?? '',
      )
      form.setFieldValue(name, masked)
    }
  }
  return (
    <section className="personal-data" aria-label="个人信息核对">
      <header>
        <h3>
          <span role="status">
            {report.isPending
              ? '正在找个人信息…'
              : findings.length === 0
                ? '没有找到个人信息'
                : `可能是个人信息：${findings.length} 处`}
          </span>
        </h3>
        {certain.length > 0 && (
          <Button size="small" onClick={() => hide(certain)}>
            {certain.length < findings.length ? '隐去确定的' : '全部隐去'}
          </Button>
        )}
      </header>
      {report.isError && <ProblemPanel error={report.error} onRetry={() => report.refetch()} />}
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.field}-${finding.from}`}>
            <span className="personal-kind">{finding.label}</span>
            <Snippet text={values[finding.field] ?? ''} finding={finding} />
            <span className="desk-quiet">{fields.find(({ name }) => name === finding.field)?.label}</span>
            <Button size="small" aria-label={`改为 ${finding.mask}：${finding.text}`} onClick={() => hide([finding])}>
              改为 {finding.mask}
            </Button>
          </li>
        ))}
      </ul>
      <p className="desk-quiet">程序找得到的不是全部，请再通读一遍；单位的公开电话可以保留。</p>
    </section>
  )
}

function textsOf(all: Record<string, unknown>, fields: PersonalDataPanelProps['fields']): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, typeof all[name] === 'string' ? all[name] : '']))
}

const AROUND = 10

function Snippet({ text, finding: { from, to } }: { text: string; finding: PersonalDataInfo }) {
  return (
    <span className="personal-snippet">
      {from > AROUND && '…'}
      {text.slice(Math.max(0, from - AROUND), from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, to + AROUND)}
      {to + AROUND < text.length && '…'}
    </span>
  )
}
