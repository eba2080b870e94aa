import { Alert, Button } from 'antd'
import type { Ref } from 'react'
import { REACHED, type useVerdict } from './use-verdict.ts'
import { type Question, VerdictChoices } from './verdict-choices.tsx'

interface CallResultProps {
  questions: readonly Question[]
  verdict: ReturnType<typeof useVerdict>
  /** Nobody can be called: there is nothing to record. */
  noPhone: boolean
  pending: boolean
  writing: Ref<HTMLTextAreaElement>
  onLeave: () => void
  onRecord: () => void
  onExclude: () => void
}

/** What a call brought, in a few strokes or clicks. */
export function CallResult(props: CallResultProps) {
  const { questions, verdict, noPhone, pending, writing, onLeave, onRecord, onExclude } = props
  return (
    <section className="dispatch-advice" aria-label="通话结果">
      {noPhone && <Alert type="info" showIcon title="本人没有留电话，不能打；可以等本人从链接或查询页评价。" />}
      {questions.map((question) => (
        <VerdictChoices
          key={question.name}
          question={question}
          value={verdict.said[question.name]}
          disabled={noPhone}
          onChoose={(value) => verdict.choose(question.name, value)}
        />
      ))}
      <label className="call-words">
        <span>
          <kbd>/</kbd> 本人的话<span className="desk-quiet">（选填）</span>
        </span>
        <textarea
          ref={writing}
          rows={3}
          maxLength={500}
          value={verdict.words}
          disabled={verdict.said.reached !== REACHED}
          onChange={({ target }) => verdict.write(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeave()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRecord()
          }}
        />
      </label>
      <Button type="primary" block loading={pending} disabled={noPhone} onClick={onRecord}>
        记录，下一件 (Enter)
      </Button>
      <Button block onClick={onExclude}>
        提出剔除 (X)
      </Button>
    </section>
  )
}
