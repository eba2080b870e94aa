import type { LimitInfo } from '../../../server/api-types/clocks.ts'
import { acceptedFacts, type Fact } from './facts.ts'

interface FactFieldsProps {
  scope: string
  version: LimitInfo
  facts: readonly Fact[]
  faults: Readonly<Record<string, string>>
  onChange: (facts: readonly Fact[]) => void
}

/** Pauses, extensions, restarts and the law's second figure: only what this limit accepts is offered. */
export function FactFields({ scope, version, facts, faults, onChange }: FactFieldsProps) {
  const accepted = acceptedFacts(version)
  const change = (at: number, fact: Fact) => onChange(facts.map((other, index) => (index === at ? fact : other)))
  return (
    <>
      <SecondFigure scope={scope} version={version} facts={facts} onChange={onChange} />
      {facts.map((fact, at) =>
        fact.type === 'use' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no name of their own, and are only added last
          <fieldset key={at} className="p-field d-fact" aria-describedby={`${scope}-fact-${at}-fault`}>
            <legend>{LEGENDS[fact.type]}</legend>
            <div className="d-fact-fields">
              <OneFact id={`${scope}-fact-${at}`} fact={fact} version={version} onChange={(next) => change(at, next)} />
              <button
                type="button"
                className="p-link"
                onClick={() => onChange(facts.filter((_, index) => index !== at))}
              >
                删去<span className="p-unseen">这一条{LEGENDS[fact.type]}</span>
              </button>
            </div>
            <p className="p-fault" id={`${scope}-fact-${at}-fault`} aria-live="polite">
              {faults[`fact-${at}`] ?? ''}
            </p>
          </fieldset>
        ),
      )}
      {accepted.length > 0 && (
        <div>
          <p className="p-help">其间有这些事的，补上（没有就不用填）：</p>
          <div className="p-row">
            {accepted.map(({ type, label }) => (
              <button
                key={type}
                type="button"
                className="p-button p-button-quiet"
                onClick={() => onChange([...facts, blank(type, version)])}
              >
                ＋ {label}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

const LEGENDS = { exclude: '扣除一段时间', extend: '批准延长', restart: '重新起算' } as const

function blank(type: keyof typeof LEGENDS, { extension }: LimitInfo): Fact {
  if (type === 'exclude') return { type, from: '', to: '' }
  if (type === 'restart') return { type, on: '' }
  return { type, total: extension?.totalAmount ? String(extension.totalAmount) : '', approvedOn: '' }
}

interface OneFactProps {
  id: string
  fact: Exclude<Fact, { type: 'use' }>
  version: LimitInfo
  onChange: (fact: Fact) => void
}

function OneFact({ id, fact, version, onChange }: OneFactProps) {
  switch (fact.type) {
    case 'exclude':
      return (
        <>
          <DayField
            id={`${id}-from`}
            label="从哪天起（当日照计）"
            value={fact.from}
            onChange={(from) => onChange({ ...fact, from })}
          />
          <DayField
            id={`${id}-to`}
            label="到哪天止（还没止就空着）"
            value={fact.to}
            onChange={(to) => onChange({ ...fact, to })}
          />
          {version.pauses && <p className="p-help">可以扣除的：{version.pauses.join('；')}</p>}
        </>
      )
    case 'restart':
      return (
        <DayField id={`${id}-on`} label="哪天重新起算" value={fact.on} onChange={(on) => onChange({ ...fact, on })} />
      )
    case 'extend':
      return (
        <>
          <div>
            <label htmlFor={`${id}-total`}>延长后的总期（{UNITS[version.unit]}）</label>
            <input
              id={`${id}-total`}
              className="p-input"
              inputMode="numeric"
              value={fact.total}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...fact, total: target.value.trim() })}
            />
          </div>
          <DayField
            id={`${id}-approved`}
            label={version.extension?.approver ? '哪天批准' : '哪天批准（选填）'}
            value={fact.approvedOn}
            onChange={(approvedOn) => onChange({ ...fact, approvedOn })}
          />
          <p className="p-help">{extensionText(version)}</p>
        </>
      )
  }
}

const UNITS: Readonly<Record<LimitInfo['unit'], string>> = {
  workingDay: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

function extensionText({ extension }: LimitInfo): string {
  const { total, approver, notice } = extension ?? {}
  return [
    total ? `总期最长${total}` : '法律没有写明最长多久',
    ...(approver ? [`由${approver}批准`] : []),
    ...(notice ? [notice] : []),
  ].join('；')
}

interface DayFieldProps {
  id: string
  label: string
  value: string
  onChange: (day: string) => void
}

function DayField({ id, label, value, onChange }: DayFieldProps) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="p-input" type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  )
}

type SecondFigureProps = Pick<FactFieldsProps, 'scope' | 'version' | 'facts' | 'onChange'>

/** Where the law has two figures, which of them governs here. */
function SecondFigure({ scope, version, facts, onChange }: SecondFigureProps) {
  const { mode, length, otherLength, otherAmount } = version
  if (mode === 'window' || !otherLength || otherAmount === undefined) return null
  const used = facts.some((fact) => fact.type === 'use' && fact.amount === String(otherAmount))
  const without = facts.filter(({ type }) => type !== 'use')
  const options = [
    { text: length, checked: !used, next: without },
    { text: otherLength, checked: used, next: [...without, { type: 'use' as const, amount: String(otherAmount) }] },
  ]
  return (
    <fieldset className="p-field">
      <legend>法律定有两个数额，用哪一个</legend>
      <div className="p-choices">
        {options.map(({ text, checked, next }) => (
          <label key={text} className="p-choice">
            <input type="radio" name={`${scope}-use`} checked={checked} onChange={() => onChange(next)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
