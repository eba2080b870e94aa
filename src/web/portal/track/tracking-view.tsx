import type { TimelineEntry, TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { ClockAccount } from '../common/clock-account.tsx'
import { FieldList } from '../common/field-list.tsx'
import { ActionPanel } from './action-panel.tsx'
import { AnswerCard } from './answer-card.tsx'
import { DocumentList, PaperList } from './document-list.tsx'
import { Follow } from './follow.tsx'
import { RemedyList } from './remedy-list.tsx'
import { Stepper } from './stepper.tsx'
import { Timeline } from './timeline.tsx'

interface TrackingViewProps {
  page: TrackingPage
  caller: Caller
  onChanged: () => void
}

/** A matter as its applicant sees it: where it is, what was answered, what comes next, what to do. */
export function TrackingView({ page, caller, onChanged }: TrackingViewProps) {
  const { timeline, clocks, documents, content } = page
  const answers = timeline.filter(isAnswer)
  const papers = timeline.flatMap(({ paper }) => (paper ? [paper] : []))
  const next = clocks.filter(({ state }) => state !== 'stopped')
  const past = clocks.filter((clock) => !next.includes(clock))
  return (
    <>
      <section className="p-card" aria-labelledby="track-where">
        <h2 id="track-where">{whereText(page)}</h2>
        <p>{whoText(page)}</p>
        <Stepper stages={page.stages} />
      </section>
      {answers.map((entry) => (
        <AnswerCard key={entry.seq} entry={entry} outcome={page.outcomeLabel} />
      ))}
      {next.length > 0 && (
        <section aria-labelledby="track-next">
          <h2 id="track-next">接下来</h2>
          {next.map((clock) => (
            <ClockAccount key={clock.name} clock={clock} of={{ matter: page.id, caller }} />
          ))}
        </section>
      )}
      <ActionPanel page={page} caller={caller} onChanged={onChanged} />
      <RemedyList page={page} />
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
      {past.length > 0 && (
        <section aria-labelledby="track-past">
          <h2 id="track-past">已经走过的期限</h2>
          {past.map((clock) => (
            <ClockAccount key={clock.name} clock={clock} of={{ matter: page.id, caller }} />
          ))}
        </section>
      )}
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

function whoText({ leadOfficeName, openedOn, closedOn }: TrackingPage): string {
  const received = `${dateText(openedOn)}收到`
  const closed = closedOn ? `，${dateText(closedOn)}办结` : ''
  return `${received}${closed}。${leadOfficeName ? `承办单位：${leadOfficeName}。` : closedOn ? '' : '正在确定由哪个单位承办。'}`
}
