import { useState } from 'react'
import type { TimelineEntry, TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { FieldList } from '../common/field-list.tsx'
import { ActionPanel } from './action-panel.tsx'
import { AnswerCard } from './answer-card.tsx'
import { PastClocks, RunningClocks } from './clock-list.tsx'
import { DocumentList, PaperList } from './document-list.tsx'
import { Follow } from './follow.tsx'
import { RemedyList } from './remedy-list.tsx'
import { Standing } from './standing.tsx'
import { Stepper } from './stepper.tsx'
import { Timeline } from './timeline.tsx'

interface TrackingViewProps {
  page: TrackingPage
  caller: Caller
  onChanged: () => void
}

/** A matter as its applicant sees it: where it is, what was answered, what comes next, what to do. */
export function TrackingView({ page, caller, onChanged }: TrackingViewProps) {
  const { timeline, documents, content } = page
  const answers = timeline.filter(isAnswer)
  const papers = timeline.flatMap(({ paper }) => (paper ? [paper] : []))
  const [action, setAction] = useState<string>()
  return (
    <>
      <section className="p-card" aria-labelledby="track-where">
        <h2 id="track-where">{whereText(page)}</h2>
        <Standing page={page} onAct={setAction} />
        <Stepper page={page} />
      </section>
      {answers.map((entry) => (
        <AnswerCard key={entry.seq} entry={entry} outcome={page.outcomeLabel} />
      ))}
      <ActionPanel page={page} caller={caller} open={action} onOpen={setAction} onChanged={onChanged} />
      <RemedyList page={page} />
      <RunningClocks page={page} caller={caller} />
      <Follow matter={page.id} caller={caller} />
      {documents.length > 0 && (
        <section aria-labelledby="track-documents">
          <h2 id="track-documents">材料</h2>
          <DocumentList documents={documents} caller={caller} />
        </section>
      )}
      {papers.length > 0 && (
        <section aria-labelledby="track-papers">
          <h2 id="track-papers">文书</h2>
          <PaperList papers={papers} caller={caller} />
        </section>
      )}
      <section aria-labelledby="track-timeline">
        <h2 id="track-timeline">办理经过</h2>
        <Timeline entries={timeline} />
      </section>
      <PastClocks page={page} caller={caller} />
      <details className="p-aside">
        <summary>当初提交的内容</summary>
        <FieldList fields={content} />
      </details>
    </>
  )
}

/** An answer or a decision, or the advice where to turn instead; what the other side of a dispute answered is none. */
function isAnswer({ action, fields }: TimelineEntry): boolean {
  return action !== 'submitAnswer' && fields.some(({ name }) => ['answer', 'text', 'instead'].includes(name))
}

function whereText({ closedOn, stageLabel, outcomeLabel }: TrackingPage): string {
  return closedOn ? `${stageLabel}${outcomeLabel ? `：${outcomeLabel}` : ''}` : `现在：${stageLabel}`
}
