import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { ContactCodeSent, ContactConfirmed } from '../../../server/api-types/contact.ts'
import { problemOf, send } from '../../shared/api.ts'

/** A contact and the proof that its owner entered the code. */
export interface Confirmed {
  readonly value: string
  readonly proof: string
}

interface ConfirmContactProps {
  kind: 'phone' | 'email'
  /** What was typed in the field above. */
  value: string
  confirmed: Confirmed | undefined
  required: boolean
  onConfirmed: (confirmed: Confirmed) => void
}

const SHAPES = { phone: /^1\d{10}$/, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ }
const NAMES = { phone: '手机号', email: '邮箱' }
const MISSING = {
  phone: '没收到？看看号码是否写错，或在被拦截的短信里。',
  email: '没收到？看看邮箱是否写错，或在垃圾邮件里。',
}
const PAUSE = 60

/** Sends a code to what was typed and takes it back: a wrong digit would lose the answer. */
export function ConfirmContact({ kind, value, confirmed, required, onConfirmed }: ConfirmContactProps) {
  const id = useId()
  const typed = value.trim()
  const [code, setCode] = useState('')
  const [wait, setWait] = useSecondsLeft()
  const ask = useMutation({
    mutationFn: () => send<ContactCodeSent>('POST', '/api/contact-codes', { kind, contact: typed }),
    gcTime: 0,
    onSuccess: () => setWait(PAUSE),
  })
  const enter = useMutation({
    mutationFn: (sent: ContactCodeSent) =>
      send<ContactConfirmed>('POST', `/api/contact-codes/${sent.id}/confirm`, { code }),
    gcTime: 0,
    onSuccess: ({ proof }) => onConfirmed({ value: typed, proof }),
  })
  if (!SHAPES[kind].test(typed)) return null
  if (confirmed?.value === typed)
    return (
      <p className="p-confirmed" role="status">
        ✓ {NAMES[kind]}已确认是您的
      </p>
    )
  const fault = enter.isError ? problemOf(enter.error).detail : ask.isError ? problemOf(ask.error).detail : ''
  return (
    <div className="p-confirm">
      {ask.data && (
        <div className="p-field">
          <label htmlFor={id}>验证码</label>
          <p className="p-help" id={`${id}-help`}>
            已发到 {typed}，6 位数字，{ask.data.minutes} 分钟内有效。{MISSING[kind]}
          </p>
          <div className="p-row">
            <input
              id={id}
              className="p-input p-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={8}
              value={code}
              aria-invalid={enter.isError}
              aria-describedby={`${id}-help ${id}-fault`}
              onChange={({ target }) => setCode(target.value)}
              onKeyDown={(event) => {
                // Enter confirms the code, it does not send the letter.
                if (event.key !== 'Enter') return
                event.preventDefault()
                if (ask.data) enter.mutate(ask.data)
              }}
            />
            <button
              type="button"
              className="p-button p-button-quiet"
              disabled={enter.isPending || code.trim() === ''}
              onClick={() => ask.data && enter.mutate(ask.data)}
            >
              确认
            </button>
          </div>
        </div>
      )}
      <p className="p-fault" id={`${id}-fault`} role="status">
        {fault}
      </p>
      <button
        type="button"
        className="p-button p-button-quiet"
        disabled={ask.isPending || wait > 0}
        onClick={() => {
          enter.reset()
          setCode('')
          ask.mutate()
        }}
      >
        {wait > 0 ? `${wait} 秒后可以重发` : ask.data ? '重发验证码' : `用验证码确认${NAMES[kind]}`}
        {!required && !ask.data && <span className="p-optional">选填</span>}
      </button>
    </div>
  )
}

function useSecondsLeft(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}
