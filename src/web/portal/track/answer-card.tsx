import type { TimelineEntry } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { FieldList } from '../common/field-list.tsx'
import { Prose } from '../common/prose.tsx'

/** The answer, or where to turn instead: what the applicant came for. */
export function AnswerCard({ entry, outcome }: { entry: TimelineEntry; outcome: string | null }) {
  const { seq, label, fields, officeName, roleLabel, happenedOn, documentNumber, law } = entry
  const answer = fields.find(({ name }) => name === 'answer' || name === 'text')
  const rest = fields.filter((field) => field !== answer && field.value !== outcome)
  return (
    <section className="p-card p-answer" aria-labelledby={`answer-${seq}`}>
      <h2 id={`answer-${seq}`}>{label}</h2>
      {documentNumber && <p className="p-number">{documentNumber}</p>}
      {answer && <Prose text={answer.value} />}
      <FieldList fields={rest} />
      <p className="p-signature">
        {officeName ?? roleLabel}
        <br />
        {dateText(happenedOn)}
      </p>
      {law && <p className="p-soft">依据：{law}</p>}
    </section>
  )
}
