import { useEffect, useRef, useState } from 'react'
import type { ActionOffer, TrackingPage } from '../../../server/api-types.ts'
import type { Caller } from '../../shared/api.ts'
import { useProcedure } from '../common/queries.ts'
import { Trouble } from '../common/states.tsx'
import { ActionForm } from './action-form.tsx'

interface ActionPanelProps {
  page: TrackingPage
  caller: Caller
  /** The action whose form stands open. */
  open: string | undefined
  onOpen: (action: string | undefined) => void
  onChanged: () => void
}

/** What a button says to the applicant, where the action is named as the desk has it. */
const LABELS: Readonly<Record<string, string>> = {
  receiveCorrection: '补充申请（补正）',
  signFor: '签收文书',
}

/** What the applicant may do now; what not, with the reason. */
export function ActionPanel({ page, caller, open, onOpen, onChanged }: ActionPanelProps) {
  const { data, error, refetch } = useProcedure(page.procedure, page.version)
  const [done, setDone] = useState('')
  const heading = useFocusOn(open !== undefined && open === page.plain?.yours?.action)
  const offered = page.actions.filter(({ enabled }) => enabled).sort(byUrgency(page))
  const refused = page.actions.filter(isWorthSaying)
  const description = data?.actions.find(({ name }) => name === open)
  if (offered.length + refused.length === 0 && done === '') return null
  return (
    <section aria-labelledby="track-actions" className="p-no-print">
      <h2 id="track-actions" ref={heading} tabIndex={-1}>
        {offered.length > 0 ? '您可以' : '现在不用您做什么'}
      </h2>
      <p role="status" className="p-done">
        {done}
      </p>
      <div className="p-row">
        {offered.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            className={isAsked(page, name) ? 'p-button' : 'p-button p-button-quiet'}
            aria-expanded={open === name}
            onClick={() => {
              setDone('')
              onOpen(open === name ? undefined : name)
            }}
          >
            {LABELS[name] ?? label}
          </button>
        ))}
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {description && (
        <ActionForm
          key={description.name}
          page={page}
          action={{ ...description, label: LABELS[description.name] ?? description.label }}
          caller={caller}
          onClose={() => onOpen(undefined)}
          onDone={(text) => {
            onOpen(undefined)
            setDone(text)
            onChanged()
          }}
        />
      )}
      <Refused offers={refused} />
    </section>
  )
}

/** What somebody waits for the applicant to do. */
function isAsked({ plain }: TrackingPage, name: string): boolean {
  return name === 'answerFollowUp' || name === plain?.yours?.action
}

function byUrgency(page: TrackingPage) {
  return (a: ActionOffer, b: ActionOffer) => Number(isAsked(page, b.name)) - Number(isAsked(page, a.name))
}

/** That another stage has other actions tells the applicant nothing; any other reason does. */
function isWorthSaying({ enabled, refusal }: ActionOffer): boolean {
  return !enabled && refusal !== undefined && !['wrong-stage', 'nothing-to-serve'].includes(refusal.code)
}

/** Moves to the heading of the form that a button elsewhere on the page opened. */
function useFocusOn(wanted: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!wanted) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [wanted])
  return heading
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
