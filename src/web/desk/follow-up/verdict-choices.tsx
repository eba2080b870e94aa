/** One question with its answers, each with the key that chooses it. */
export interface Question {
  name: 'reached' | 'solved' | 'level' | 'complaint'
  label: string
  options: readonly string[]
  keys: readonly string[]
  optional?: true
}

interface VerdictChoicesProps {
  question: Question
  value: string | undefined
  disabled?: boolean
  onChoose: (value: string | undefined) => void
}

/** Answers side by side; pressing a chosen one again takes it back. */
export function VerdictChoices({ question, value, disabled = false, onChoose }: VerdictChoicesProps) {
  const { label, options, keys, optional } = question
  return (
    <fieldset className="call-question" disabled={disabled}>
      <legend>
        {label}
        {optional && <span className="desk-quiet">（选填）</span>}
      </legend>
      <div className="call-options">
        {options.map((option, at) => (
          <button
            key={option}
            type="button"
            aria-pressed={value === option}
            aria-keyshortcuts={keys[at]}
            onClick={() => onChoose(value === option ? undefined : option)}
          >
            <kbd>{keys[at]?.toUpperCase()}</kbd> {option}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
