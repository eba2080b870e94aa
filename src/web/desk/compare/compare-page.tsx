import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MatterList, MatterPage } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { ClockStrip } from '../matter/clock-strip.tsx'
import { DocumentList } from '../matter/document-list.tsx'
import { FieldList } from '../matter/field-list.tsx'
import { Section } from '../matter/section.tsx'
import { TimelineView } from '../matter/timeline-view.tsx'
import { useSettled } from '../matter/use-settled.ts'
import { recentMatters } from '../palette/recent.ts'
import { useSignedIn } from '../session/session.ts'
import { StageTag } from '../worklist/stage-tag.tsx'
import './compare.css'

const SIDES = [
  ['a', '左边的事项'],
  ['b', '右边的事项'],
] as const

/** 并排查看: two matters read beside each other; which two stands in the address. */
export function ComparePage() {
  const [params, setParams] = useSearchParams()
  const choose = (side: 'a' | 'b', id: string | undefined) => {
    const next = new URLSearchParams(params)
    if (id) next.set(side, id)
    else next.delete(side)
    setParams(next)
  }
  return (
    <>
      <PageHeading title="并排查看" note="两件事项对照着看；各自的办理请打开事项本身。" />
      <div className="compare">
        {SIDES.map(([side, label]) => {
          const id = params.get(side)
          return (
            <section key={side} aria-label={label} className="compare-side">
              {id ? (
                <Side id={id} onDrop={() => choose(side, undefined)} />
              ) : (
                <Chooser label={label} onChoose={(chosen) => choose(side, chosen)} />
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}

function Side({ id, onDrop }: { id: string; onDrop: () => void }) {
  const { post } = useSignedIn()
  const matter = useQuery({
    queryKey: ['matter', id, post?.id],
    queryFn: () => read<MatterPage>(`/api/matters/${encodeURIComponent(id)}`),
  })
  if (matter.isPending) return <Loading what="正在取事项" />
  if (!matter.data)
    return (
      <>
        <ProblemPanel error={matter.error} onRetry={() => matter.refetch()} />
        <Button onClick={onDrop}>换一件</Button>
      </>
    )
  const { data } = matter
  return (
    <article>
      <header className="compare-head">
        <h2>
          <Link to={`/desk/matters/${data.id}`}>{data.title}</Link>
        </h2>
        <Button size="small" onClick={onDrop}>
          换一件
        </Button>
      </header>
      <p>
        <StageTag row={data} /> <span className="desk-number">{data.receiptNumber}</span> · {data.procedureTitle} ·{' '}
        {data.leadOfficeName ?? '未分办'} · {dateText(data.openedOn)}收到
      </p>
      <ClockStrip matter={data.id} clocks={data.clocks} />
      <Section title="提交内容">
        <FieldList fields={data.content} />
      </Section>
      {data.documents.length > 0 && (
        <Section title="材料">
          <DocumentList documents={data.documents} />
        </Section>
      )}
      <Section title="办理经过">
        <TimelineView entries={data.timeline} />
      </Section>
    </article>
  )
}

/** Looks a matter up by its number or title; those lately opened stand ready. */
function Chooser({ label, onChoose }: { label: string; onChoose: (id: string) => void }) {
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 200)
  const found = useQuery({
    queryKey: ['matters', 'chooser', settled],
    queryFn: () => read<MatterList>('/api/matters', { q: settled, state: 'all', limit: '10' }),
    enabled: settled.length >= 2,
  })
  const options =
    settled.length >= 2
      ? (found.data?.items ?? []).map(({ id, title, receiptNumber }) => ({ id, title, number: receiptNumber }))
      : recentMatters()
  return (
    <Section title={label}>
      <AutoComplete
        aria-label={`${label}：编号或标题`}
        className="desk-wide"
        placeholder="输入编号或标题"
        value={text}
        onChange={setText}
        options={options.map(({ id, title, number }) => ({ value: id, label: `${title}（${number}）` }))}
        onSelect={(id: string) => onChoose(id)}
        notFoundContent={settled.length < 2 ? null : found.isFetching ? '正在查找…' : '没有找到，请换个词'}
      />
    </Section>
  )
}
