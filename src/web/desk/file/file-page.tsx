import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { MatterPage, TimelineEntry } from '../../../server/api-types.ts'
import { dateText, sizeText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty } from '../common/queries.ts'
import { dueDayText } from '../matter/due-day-text.ts'
import { FieldList } from '../matter/field-list.tsx'
import { PrintedBy } from '../matter/printed-by.tsx'
import { TimelineView } from '../matter/timeline-view.tsx'
import { useSignedIn } from '../session/session.ts'
import './file.css'

/** 整卷: everything of a matter in the order of a paper file, to be printed as it stands. */
export function FilePage() {
  const { id = '' } = useParams()
  const { post } = useSignedIn()
  const matter = useQuery({
    queryKey: ['matter', id, post?.id],
    queryFn: () => read<MatterPage>(`/api/matters/${encodeURIComponent(id)}`),
  })
  if (matter.isPending) return <Loading what="正在取事项" />
  if (!matter.data) return <ProblemPanel error={matter.error} onRetry={() => matter.refetch()} />
  return (
    <>
      <div className="no-print">
        <Link to={`/desk/matters/${id}`}>← 回到事项</Link>
        <PageHeading
          title="整卷打印"
          note="个人信息按页面上的样子遮去。打印时每部分另起一页。"
          extra={
            <Button type="primary" onClick={() => window.print()}>
              打印
            </Button>
          }
        />
      </div>
      <Whole matter={matter.data} />
    </>
  )
}

/** Steps by which the county answered; they stand in a part of their own. */
const ANSWERS: readonly string[] = ['reply', 'answer', 'decide']

function Whole({ matter }: { matter: MatterPage }) {
  const answers = matter.timeline.filter(({ action, documentNumber }) => documentNumber || ANSWERS.includes(action))
  const parts: readonly (readonly [string, ReactNode])[] = [
    ['提交内容', <FieldList key="content" fields={matter.content} />],
    ['办理经过', <TimelineView key="timeline" entries={matter.timeline} />],
    ['材料目录', <Documents key="documents" matter={matter} />],
    ['答复与文书', <Answers key="answers" answers={answers} />],
    ['期限推算', <Clocks key="clocks" matter={matter} />],
  ]
  return (
    <article className="paper-file">
      <Cover matter={matter} parts={parts.map(([title]) => title)} />
      {parts.map(([title, content], at) => (
        <section key={title} className="paper-part">
          <h2>
            {at + 1}　{title}
          </h2>
          {content}
        </section>
      ))}
      <PrintedBy />
    </article>
  )
}

function Cover({ matter, parts }: { matter: MatterPage; parts: readonly string[] }) {
  const county = useCounty().data
  const lines: readonly (readonly [string, string])[] = [
    ['编号', matter.receiptNumber],
    ['种类', matter.procedureTitle],
    ['主办单位', matter.leadOfficeName ?? '未分办'],
    ['经办人', matter.assigneeName ?? '未指定'],
    ['收到', dateText(matter.openedOn)],
    ['办结', matter.closedOn ? dateText(matter.closedOn) : `办理中（${matter.stageLabel}）`],
    ['结果', matter.outcomeLabel ?? '—'],
  ]
  return (
    <header className="paper-cover">
      <p>{county?.name}</p>
      <h2>{matter.title}</h2>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>卷内目录</h3>
      <ol>
        {parts.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ol>
    </header>
  )
}

function Documents({ matter: { documents } }: { matter: MatterPage }) {
  if (documents.length === 0) return <p className="desk-quiet">没有附件。</p>
  return (
    <ol>
      {documents.map(({ id, name, size }) => (
        <li key={id}>
          {name}（{sizeText(size)}）
        </li>
      ))}
    </ol>
  )
}

function Answers({ answers }: { answers: readonly TimelineEntry[] }) {
  if (answers.length === 0) return <p className="desk-quiet">还没有答复或文书。</p>
  return answers.map(({ seq, label, happenedOn, documentNumber, officeName, fields }) => (
    <section key={seq} className="paper-answer">
      <h3>
        {label}
        {documentNumber && `　${documentNumber}`}
      </h3>
      <p>
        {officeName} {dateText(happenedOn)}
      </p>
      <FieldList fields={fields} />
    </section>
  ))
}

function Clocks({ matter: { clocks } }: { matter: MatterPage }) {
  if (clocks.length === 0) return <p className="desk-quiet">没有计时的期限。</p>
  return clocks.map((clock) => (
    <section key={clock.name} className="paper-answer">
      <h3>
        {clock.label}：{dueDayText(clock)}
        {clock.late && '（逾期）'}
      </h3>
      {clock.law && <p>{clock.law}</p>}
      <ol>
        {clock.explanation.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
          <li key={at}>{line}</li>
        ))}
      </ol>
    </section>
  ))
}
