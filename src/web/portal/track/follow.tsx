import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { SubscriptionInfo, SubscriptionList } from '../../../server/api-types/contact.ts'
import { type Caller, get, problemOf, send } from '../../shared/api.ts'
import { CopyButton } from '../common/copy-button.tsx'
import { Loading, Trouble } from '../common/states.tsx'
import { ConfirmContact, type Confirmed } from '../form/confirm-contact.tsx'

interface FollowProps {
  matter: string
  caller: Caller
}

/** 有进展告诉我: by mail, or its days in one's own calendar; ended at any time. */
export function Follow({ matter, caller }: FollowProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className="p-aside p-no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>有进展告诉我</summary>
      {open && <Following matter={matter} caller={caller} />}
    </details>
  )
}

function Following({ matter, caller }: FollowProps) {
  const path = `/api/tracking/${matter}/subscriptions`
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', matter],
    queryFn: () => get<SubscriptionList>(path, {}, caller),
  })
  const changed = () => void refetch()
  const add = useMutation({
    mutationFn: (body: object) => send<SubscriptionInfo>('POST', path, body, caller),
    gcTime: 0,
    onSuccess: changed,
  })
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `${path}/${id}`, undefined, caller),
    gcTime: 0,
    onSuccess: changed,
  })
  if (error) return <Trouble error={error} onRetry={changed} />
  if (!data) return <Loading lines={2} />
  const failed = add.error ?? end.error
  return (
    <div className="p-follow">
      {data.items.length > 0 && (
        <ul className="p-list">
          {data.items.map((item) => (
            <li key={item.id} className="p-list-item">
              <Followed item={item} onEnd={() => end.mutate(item.id)} />
            </li>
          ))}
        </ul>
      )}
      {data.byEmail && <ByEmail onAdd={(email, proof) => add.mutate({ kind: 'email', email, proof })} />}
      {!data.items.some(({ kind }) => kind === 'calendar') && (
        <p>
          <button
            type="button"
            className="p-button p-button-quiet"
            disabled={add.isPending}
            onClick={() => add.mutate({ kind: 'calendar' })}
          >
            把期限放进手机日历
          </button>
        </p>
      )}
      <p className="p-fault" role="status">
        {failed ? problemOf(failed).detail : ''}
      </p>
      <p className="p-soft">邮件和日历里只有编号、环节和日期，没有信的内容。随时可以取消，取消后邮箱立即删除。</p>
    </div>
  )
}

function Followed({ item: { kind, email, path }, onEnd }: { item: SubscriptionInfo; onEnd: () => void }) {
  const address = path ? location.origin + path : ''
  return (
    <div className="p-row">
      <span>
        <strong>{kind === 'email' ? '邮件通知' : '日历'}</strong> {email}
      </span>
      {path && (
        <>
          <a href={address.replace(/^https?:/, 'webcal:')}>用日历打开</a>
          <CopyButton text={address} label="复制日历地址" />
        </>
      )}
      <button type="button" className="p-link" onClick={onEnd}>
        取消<span className="p-unseen">{kind === 'email' ? '邮件通知' : '日历'}</span>
      </button>
    </div>
  )
}

function ByEmail({ onAdd }: { onAdd: (email: string, proof: string) => void }) {
  const id = useId()
  const [email, setEmail] = useState('')
  const done = ({ value, proof }: Confirmed) => {
    onAdd(value, proof)
    setEmail('')
  }
  return (
    <div className="p-field">
      <label htmlFor={id}>邮箱</label>
      <p className="p-help" id={`${id}-help`}>
        先用验证码确认邮箱是您的，以后每走一步给您发一封邮件。
      </p>
      <input
        id={id}
        className="p-input"
        type="email"
        autoComplete="email"
        maxLength={100}
        value={email}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => setEmail(target.value)}
      />
      <ConfirmContact kind="email" value={email} confirmed={undefined} required onConfirmed={done} />
    </div>
  )
}
