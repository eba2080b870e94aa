import { Button, Tooltip } from 'antd'
import { useCallback, useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ActionOffer, MatterPage } from '../../../server/api-types.ts'
import { useWishes } from './open-matter.ts'
import { Section } from './section.tsx'

/** The action whose form is open. Kept outside the panel: a window made narrower moves that, and what was typed must stay. */
export function useChosenAction({ actions }: MatterPage) {
  const [query] = useSearchParams()
  // Whoever comes back to a draft finds its form open.
  const [chosen, setChosen] = useState(() => actions.find(({ name, enabled }) => name === query.get('act') && enabled))
  const hear = useCallback(
    (wished: string) => setChosen(actions.find(({ name, enabled }) => name === wished && enabled)),
    [actions],
  )
  useWishes(hear)
  return { chosen, choose: setChosen, close: () => setChosen(undefined) }
}

/** What may be done now; what may not, with the reason. */
export function ActionPanel({ matter, onChoose }: { matter: MatterPage; onChoose: (offer: ActionOffer) => void }) {
  const possible = matter.actions.filter(({ enabled }) => enabled)
  const first = possible.find(({ danger }) => !danger)
  const refused = matter.actions.filter(({ enabled }) => !enabled)
  return (
    <div className="matter-actions">
      <Section title="办理">
        {possible.length === 0 && <p className="desk-quiet">当前岗位现在没有可办的动作。</p>}
        <div className="action-buttons">
          {possible.map((offer) => (
            <Button
              key={offer.name}
              type={offer === first ? 'primary' : 'default'}
              danger={offer.danger === true}
              onClick={() => onChoose(offer)}
            >
              {offer.label}
            </Button>
          ))}
        </div>
        {refused.length > 0 && (
          <details className="action-refused" open>
            <summary>现在不能办的（{refused.length}）</summary>
            <div className="action-buttons">
              {refused.map((offer) => (
                <RefusedAction key={offer.name} offer={offer} />
              ))}
            </div>
          </details>
        )}
      </Section>
    </div>
  )
}

/** Stays in the tab order, so that the keyboard and screen readers reach the reason too. */
function RefusedAction({ offer }: { offer: ActionOffer }) {
  const id = useId()
  const reason = [offer.refusal?.message, offer.refusal?.law && `依据：${offer.refusal.law}`].filter(Boolean).join(' ')
  return (
    <Tooltip title={reason} trigger={['hover', 'focus', 'click']}>
      <Button aria-disabled="true" aria-describedby={id} className="action-off" size="small">
        {offer.label}
        <span id={id} className="desk-hidden">
          不能办理：{reason}
        </span>
      </Button>
    </Tooltip>
  )
}
