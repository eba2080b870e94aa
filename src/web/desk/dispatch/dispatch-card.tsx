import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DispatchItem } from '../../../server/api-types/dispatch.ts'
import { dateText } from '../../shared/format.ts'
import { DueBadge } from '../common/due.tsx'
import { PrecedentList } from '../precedents/precedent-list.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { Marked, MessageText } from './message-text.tsx'
import { OfficeChoices } from './office-choices.tsx'
import { OfficeSearch } from './office-search.tsx'
import { SimilarHint } from './similar-hint.tsx'
import type { Choice } from './use-dispatch.ts'

type Open = 'category' | 'search' | 'help' | 'sure' | undefined

interface DispatchCardProps {
  item: DispatchItem
  place: { at: number; of: number }
  category: string | null
  open: Open
  onOpen: (open: Open) => void
  onMove: (step: number) => void
  onPick: (category: string) => void
  onAssign: (office: Pick<Choice, 'office' | 'officeName'>) => void
}

/** One message: its text beside what is proposed for it. */
export function DispatchCard(props: DispatchCardProps) {
  const { item, place, category, open, onOpen, onMove, onPick, onAssign } = props
  const [looked, setLooked] = useState<{ id: string; at: number }>({ id: item.id, at: 0 })
  const at = looked.id === item.id ? looked.at : 0
  const about = item.category.suggestions.find(({ label }) => label === category)?.reasons ?? []
  const reasons = [...(item.office.suggestions[at]?.reasons ?? []), ...about]
  return (
    <>
      <article className="dispatch-message" aria-labelledby="dispatch-title">
        <header>
          <h2 id="dispatch-title">
            <Marked text={item.title} reasons={reasons} />
          </h2>
          <p className="desk-quiet">
            {item.procedureTitle} · <Link to={`/desk/matters/${item.id}`}>{item.receiptNumber}</Link> ·{' '}
            {dateText(item.openedOn)}
            收到 <DueBadge due={item} />
          </p>
        </header>
        {item.returned && <Returned returned={item.returned} onAssign={onAssign} />}
        <PrecedentList precedents={item.precedents} />
        <MessageText text={item.body} reasons={reasons} />
        <SimilarHint matter={item.id} />
        <p className="desk-quiet dispatch-legend">
          <mark className="spoke-for">支持</mark> 和 <mark className="spoke-against">反对</mark>所看建议的词句
        </p>
      </article>
      <aside className="dispatch-advice" aria-label="建议">
        <div className="dispatch-step">
          <Button size="small" onClick={() => onMove(-1)} disabled={place.at === 0}>
            上一件 (K)
          </Button>
          <span className="desk-number">
            {place.at + 1} / {place.of}
          </span>
          <Button size="small" onClick={() => onMove(1)} disabled={place.at + 1 >= place.of}>
            下一件 (J)
          </Button>
        </div>
        <OfficeChoices
          advice={item.office}
          onLook={(each) => setLooked({ id: item.id, at: each })}
          onChoose={({ label, name }) => onAssign({ office: label, officeName: name })}
        />
        {open === 'search' ? (
          <OfficeSearch
            onChoose={({ id, name }) => onAssign({ office: id, officeName: name })}
            onClose={() => onOpen(undefined)}
          />
        ) : (
          <Button block onClick={() => onOpen('search')}>
            <kbd>/</kbd> 其他单位
          </Button>
        )}
        <CategoryChoice
          item={item}
          chosen={category}
          choosing={open === 'category'}
          onOpen={() => onOpen(open === 'category' ? undefined : 'category')}
          onChoose={onPick}
        />
      </aside>
    </>
  )
}

function Returned({
  returned,
  onAssign,
}: {
  returned: NonNullable<DispatchItem['returned']>
  onAssign: DispatchCardProps['onAssign']
}) {
  const { officeName, reason, basis, suggestedOffice, suggestedOfficeName, on } = returned
  return (
    <Alert
      className="desk-form-problem"
      type="warning"
      showIcon
      title={`${dateText(on)}${officeName}退回`}
      description={basis ? `${reason}（依据：${basis}）` : reason}
      action={
        suggestedOffice &&
        suggestedOfficeName && (
          <Button size="small" onClick={() => onAssign({ office: suggestedOffice, officeName: suggestedOfficeName })}>
            分办给{suggestedOfficeName}
          </Button>
        )
      }
    />
  )
}
