import { useCallback, useState } from 'react'
import type { DocumentInfo } from '../../../server/api-types.ts'
import { newKey } from '../../shared/api.ts'
import type { FormValues } from '../../shared/json-schema.ts'
import { readStored, writeStored } from '../common/stored.ts'
import type { Confirmed } from '../form/confirm-contact.tsx'

/** What is being written, kept on the device until it is sent. */
export interface Draft {
  values: FormValues
  documents: readonly DocumentInfo[]
  /** Idempotency-Key of this letter: the same for every attempt, also after a reload. */
  key: string
  /** Bodies sent under that key whose fate is not known. */
  sent: readonly object[]
  /** Contacts whose owner has entered the code. */
  confirmed?: Contacts
}

/** Confirmed contacts of the form. */
export type Contacts = Readonly<Partial<Record<'phone' | 'email', Confirmed>>>

/** The draft of one way in, and how to keep or drop it. */
export function useDraft(plural: string) {
  const name = `draft:${plural}`
  const [found] = useState(() => readStored<Draft>('device', name))
  const [fresh, setFresh] = useState(() => newDraft())
  const [dropped, setDropped] = useState(false)
  const keep = useCallback((draft: Draft) => writeStored('device', name, hasContent(draft) ? draft : undefined), [name])
  return {
    draft: found && !dropped ? found : fresh,
    restored: found !== undefined && !dropped,
    keep,
    drop: () => {
      writeStored('device', name, undefined)
      setFresh(newDraft())
      setDropped(true)
    },
  }
}

function newDraft(): Draft {
  return { values: {}, documents: [], key: newKey(), sent: [] }
}

/** Whether anything has been filled in at all. */
export function hasContent({ values, documents }: Pick<Draft, 'values' | 'documents'>): boolean {
  return documents.length > 0 || Object.values(values).some((value) => value !== '' && value !== false)
}
