import { useState } from 'react'
import type { ActionOffer, TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { useProcedure } from '../common/queries.ts'
import { Trouble } from '../common/states.tsx'
import { ActionForm } from './action-form.tsx'

interface ActionPanelProps {
  page: TrackingPage
  caller: Caller
  onChanged: () => void
}

/** What the applicant may do now; what not, with the reason. */
export function ActionPanel({ page, caller, onChanged }: ActionPanelProps) {
  const { data, error, refetch } = useProcedure(page.procedure, page.version)
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState('')
  const offered = page.actions.filter(({ enabled }) => enabled)
  const refused = page.actions.filter(({ enabled }) => !enabled)
  const description = data?.actions.find(({ name }) => name === open)
  if (page.actions.length === 0) return null
  return (
    <section aria-labelledby="track-actions" className="p-no-print">
      <h2 id="track-actions">您可以</h2>
      <p role="status" className="p-done">
        {done}
      </p>
      <div className="p-row">
        {offered.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            className={name === 'answerFollowUp' ? 'p-button' : 'p-button p-button-quiet'}
            aria-expanded={open === name}
            onClick={() => {
              setDone('')
              setOpen(open === name ? undefined : name)
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {description && (
        <ActionForm
          key={description.name}
          page={page}
          action={description}
          caller={caller}
          onClose={() => setOpen(undefined)}
          onDone={(text) => {
            setOpen(undefined)
            setDone(text)
            onChanged()
          }}
        />
      )}
      <Refused offers={refused} />
    </section>
  )
}

function Refused({ offers }: { offers: readonly ActionOffer[] }) {
  if (offers.length === 0) return null
  return (
    <details>
      <summary>现在不能做的，和原因</summary>
      <dl className="p-fields">
        {offers.map(({ name, label, refusal }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              {refusal?.message}
              {refusal?.law && <span className="p-soft">（依据：{refusal.law}）</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
