import type { FormInstance } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { DraftSync } from './draft-sync.ts'

/**
 * Keeps what was typed through a reload, a sign-in or a change of machine: in this tab at once, on the
 * server, encrypted and for its author alone, a moment later.
 */
export function useDraft(name: string, form: FormInstance) {
  const [sync] = useState(
    () =>
      new DraftSync(name, (values) => {
        form.setFieldsValue({ ...blankOf(form), ...values })
      }),
  )
  const [initial] = useState(() => sync.initial)
  const state = useSyncExternalStore(sync.subscribe, sync.state)
  useEffect(() => {
    void sync.start()
    return () => sync.stop()
  }, [sync])
  return {
    ...state,
    initial,
    keep: (values: object) => sync.keep(values),
    drop: () => sync.drop(),
    takeTheirs: () => sync.takeTheirs(),
    keepMine: () => sync.keepMine(),
  }
}

/** Every field of a form that holds something, as empty; parts of parts too. */
export function blankOf(form: FormInstance): Record<string, unknown> {
  return blank(form.getFieldsValue(true) as Record<string, unknown>)
}

function blank(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? blank(value as Record<string, unknown>)
        : undefined,
    ]),
  )
}

/** What a form shows of its draft. */
export type KeptDraft = ReturnType<typeof useDraft>
