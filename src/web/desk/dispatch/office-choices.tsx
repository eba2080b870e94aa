import { Button, Tag } from 'antd'
import type { AdviceInfo, SuggestionInfo } from '../../../server/api-types/dispatch.ts'
import { bandText, percent, reasonText } from './advice-text.ts'

interface OfficeChoicesProps {
  advice: AdviceInfo
  onChoose: (suggestion: SuggestionInfo) => void
  onLook: (at: number) => void
}

/** Up to three offices, each with how likely it is and why. */
export function OfficeChoices({ advice, onChoose, onLook }: OfficeChoicesProps) {
  const ruled = advice.suggestions.some(({ reasons }) => reasons.some(({ kind }) => kind === 'precedent'))
  return (
    <section aria-label="建议的承办单位">
      <h3 className="dispatch-label">
        承办单位 <BandTag band={advice.band} />
      </h3>
      {advice.basis === 'duty-list' && (
        <p className="choice-reasons">
          本县的决定还少（{advice.decisions ?? 0} 件），{ruled ? '除先例外' : ''}只凭职责清单和地名建议，请多看一眼。
        </p>
      )}
      {advice.missing === 'place' && <p className="choice-reasons">像是乡镇的事，文字里没有说清是哪里。</p>}
      {advice.suggestions.length === 0 && <p className="desk-quiet">从文字里看不出该由谁办，请按 / 选择单位。</p>}
      <ol className="office-choices">
        {advice.suggestions.map((suggestion, at) => (
          <li key={suggestion.label}>
            <Button
              block
              type={at === 0 && advice.band !== 'choose' ? 'primary' : 'default'}
              className="office-choice"
              title={suggestion.name}
              onClick={() => onChoose(suggestion)}
              onFocus={() => onLook(at)}
              onMouseEnter={() => onLook(at)}
            >
              <kbd>{at + 1}</kbd>
              <span className="office-choice-name">{suggestion.name}</span>
              <span className="desk-number">{percent(suggestion.probability)}</span>
            </Button>
            <Reasons reasons={suggestion.reasons} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How sure, in words and colour. */
export function BandTag({ band }: { band: AdviceInfo['band'] }) {
  const colour = { sure: 'success', confirm: 'processing', choose: 'warning', unknown: 'default' } as const
  return <Tag color={colour[band]}>{bandText(band)}</Tag>
}

function Reasons({ reasons }: { reasons: SuggestionInfo['reasons'] }) {
  if (reasons.length === 0) return <p className="choice-reasons">文字里没有直接依据，只因这类来信常归它办。</p>
  const spoke = (side: number, most: number) =>
    reasons
      .filter(({ weight }) => Math.sign(weight) === side)
      .slice(0, most)
      .map(reasonText)
      .join('、')
  const [pro, contra] = [spoke(1, 4), spoke(-1, 2)]
  return (
    <p className="choice-reasons">
      {pro && <span>因为 {pro}</span>}
      {contra && <span className="choice-against"> 但 {contra}</span>}
    </p>
  )
}
