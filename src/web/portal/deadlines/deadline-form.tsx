import { type FormEvent, useId, useState } from 'react'
import type { Choice } from './choices.ts'
import { findChoice, versionFor } from './choices.ts'
import { FactFields } from './fact-fields.tsx'
import { acceptedFacts, faultsOf, type Question } from './facts.ts'
import { LimitCard } from './limit-card.tsx'
import { LimitPicker } from './limit-picker.tsx'

interface DeadlineFormProps {
  choices: readonly Choice[]
  initial: Question
  onAsk: (question: Question) => void
}

/** Which limit, from which day, and what happened meanwhile. */
export function DeadlineForm({ choices, initial, onAsk }: DeadlineFormProps) {
  const scope = useId()
  const [question, setQuestion] = useState(initial)
  const [tried, setTried] = useState(false)
  const choice = findChoice(choices, question.limit)
  const version = choice && versionFor(choice, question.limit, question.start)
  const faults = tried ? faultsOf(question, version) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wanting = Object.keys(faultsOf(question, version))
    if (wanting.length === 0) onAsk(question)
    else if (wanting.includes('start')) document.getElementById(`${scope}-start`)?.focus()
  }
  if (!choice || !version)
    return (
      <form className="p-form" onSubmit={submit} noValidate>
        <LimitPicker
          choices={choices}
          fault={faults['limit']}
          onPick={(limit) => setQuestion({ ...question, limit, facts: [] })}
        />
      </form>
    )
  const back = version.mode === 'backward' || version.mode === 'trigger'
  return (
    <form className="p-form" onSubmit={submit} noValidate>
      <LimitCard
        choice={choice}
        version={version}
        onChange={() => setQuestion({ ...question, limit: '', facts: [] })}
      />
      <div className="p-field">
        <label htmlFor={`${scope}-start`}>
          {version.unit === 'hour' ? '起算时刻' : back ? '倒数的那一天' : '起算日'}：{version.startEvent}
        </label>
        <p className="p-help" id={`${scope}-start-help`}>
          {version.unit === 'hour'
            ? '从这一刻起连续计算。'
            : back
              ? '从这一天向前倒数，当日不计。'
              : '当日不计，从第二天数起。'}
        </p>
        <input
          id={`${scope}-start`}
          className="p-input d-day"
          type={version.unit === 'hour' ? 'datetime-local' : 'date'}
          value={question.start}
          aria-required
          aria-invalid={faults['start'] !== undefined}
          aria-describedby={`${scope}-start-help ${scope}-start-fault`}
          onChange={({ target }) => {
            const moved = { ...question, start: target.value }
            const next = versionFor(choice, question.limit, target.value)
            // Another day may bring another law, which may not know the facts of this one.
            setQuestion(
              next.id === version.id ? moved : { ...moved, facts: moved.facts.filter(({ type }) => knows(next, type)) },
            )
          }}
        />
        <p className="p-fault" id={`${scope}-start-fault`} aria-live="polite">
          {faults['start'] ?? ''}
        </p>
      </div>
      <FactFields
        scope={scope}
        version={version}
        facts={question.facts}
        faults={faults}
        onChange={(facts) => setQuestion({ ...question, facts })}
      />
      <p className="p-submit">
        <button type="submit" className="p-button">
          推算
        </button>
      </p>
    </form>
  )
}

function knows(version: Parameters<typeof acceptedFacts>[0], type: string): boolean {
  if (type === 'use') return version.otherAmount !== undefined && version.mode !== 'window'
  return acceptedFacts(version).some((accepted) => accepted.type === type)
}
