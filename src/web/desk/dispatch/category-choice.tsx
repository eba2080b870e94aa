import { Button } from 'antd'
import type { DispatchItem } from '../../../server/api-types/dispatch.ts'
import { percent, reasonText } from './advice-text.ts'
import { BandTag } from './office-choices.tsx'

interface CategoryChoiceProps {
  item: DispatchItem
  chosen: string | null
  choosing: boolean
  onOpen: () => void
  onChoose: (category: string) => void
}

/** What it is about: the first suggestion stands unless another is picked. */
export function CategoryChoice({ item, chosen, choosing, onOpen, onChoose }: CategoryChoiceProps) {
  const { category: advice, categories } = item
  const told = (name: string) => advice.suggestions.find(({ label }) => label === name)
  const reasons = (chosen && told(chosen)?.reasons) || []
  return (
    <section aria-label="内容分类">
      <h3 className="dispatch-label">
        内容分类 <BandTag band={advice.band} />
      </h3>
      <Button className="category-chosen" onClick={onOpen} aria-expanded={choosing}>
        <kbd>C</kbd> {chosen ?? '未选'}
        {chosen && told(chosen) && <span className="desk-number">{percent(told(chosen)?.probability ?? 0)}</span>}
      </Button>
      {!chosen && advice.suggestions.length > 0 && (
        <p className="choice-reasons">
          可能是 {advice.suggestions.map(({ name, probability }) => `${name} ${percent(probability)}`).join('、')}
        </p>
      )}
      {reasons.length > 0 && (
        <p className="choice-reasons">
          因为{' '}
          {reasons
            .filter(({ weight }) => weight > 0)
            .slice(0, 5)
            .map(reasonText)
            .join('、')}
        </p>
      )}
      {choosing && (
        <ol className="category-choices">
          {categories.map((name, at) => (
            <li key={name}>
              <Button size="small" type={name === chosen ? 'primary' : 'default'} onClick={() => onChoose(name)}>
                <kbd>{at + 1}</kbd> {name}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
