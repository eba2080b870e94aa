import { Button } from 'antd'
import { useState } from 'react'
import type { PartyView } from '../../../server/api-types.ts'
import { useSignedIn } from '../session/session.ts'
import { Section } from './section.tsx'
import { UnmaskDialog } from './unmask-dialog.tsx'
import { useShownFor } from './use-shown-for.ts'

const LABELS: readonly [field: keyof PartyView, label: string][] = [
  ['name', '姓名'],
  ['phone', '电话'],
  ['idNumber', '身份证号'],
  ['email', '电子邮箱'],
  ['address', '住址'],
]

interface PartyCardProps {
  matter: string
  party: PartyView
  /** Confirmed by their owner with a code. */
  confirmed: readonly string[]
}

/** Who asked, masked; each look behind the mask needs a reason and is recorded. */
export function PartyCard({ matter, party, confirmed }: PartyCardProps) {
  const [asked, setAsked] = useState<keyof PartyView>()
  const shown = useShownFor(60)
  const readsOnly = useSignedIn().post?.role === 'leader'
  return (
    <Section title="提出人">
      <dl className="desk-party">
        {LABELS.filter(([field]) => party[field] !== undefined).map(([field, label]) => {
          const clear = shown.values[field]
          return (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                <span aria-live="polite" className={clear ? 'desk-unmasked' : 'desk-number'}>
                  {clear ? clear.value : party[field]}
                </span>
                {confirmed.includes(field) && <span className="desk-quiet">（本人已验证）</span>}
                {clear ? (
                  <Button type="link" size="small" onClick={() => shown.hide(field)}>
                    隐藏（{clear.left} 秒）
                  </Button>
                ) : readsOnly ? null : (
                  <Button type="link" size="small" aria-label={`查看原文：${label}`} onClick={() => setAsked(field)}>
                    查看原文
                  </Button>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {!readsOnly && <p className="desk-quiet">查看原文须写明事由，每次查看都会记录并受审计。</p>}
      {asked && (
        <UnmaskDialog
          matter={matter}
          field={asked}
          label={LABELS.find(([field]) => field === asked)?.[1] ?? ''}
          onShow={(value) => {
            shown.show(asked, value)
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  )
}
