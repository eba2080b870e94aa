import { useCallback, useState } from 'react'
import type { Problem } from '../../../server/api-types.ts'
import { type FormFaults, type FormField, type FormValues, faultsOf } from '../../shared/json-schema.ts'

/** What is being filled in, and what is wrong with it. */
export interface FormState {
  values: FormValues
  faults: FormFaults
  /** Counts failed attempts: the summary takes the focus at each. */
  attempts: number
  set: (path: string, value: string | boolean) => void
  /** Looks at one field as the person leaves it; an empty one is not yet blamed. */
  leave: (path: string) => void
  /** Looks at all fields before sending; true if nothing is wrong. */
  check: () => boolean
  /** Puts the server's complaints beside their fields. */
  blame: (errors: NonNullable<Problem['errors']>) => void
  reset: (values: FormValues) => void
}

/** The state of a form over these fields. */
export function useForm(fields: readonly FormField[], initial: FormValues = {}): FormState {
  const [values, setValues] = useState(initial)
  const [faults, setFaults] = useState<FormFaults>({})
  const [attempts, setAttempts] = useState(0)
  const refuse = (found: FormFaults) => {
    setFaults(found)
    if (Object.keys(found).length > 0) setAttempts((count) => count + 1)
  }
  const reset = useCallback((next: FormValues) => {
    setValues(next)
    setFaults({})
  }, [])
  return {
    values,
    faults,
    attempts,
    set: (path, value) => {
      setValues((all) => ({ ...all, [path]: value }))
      setFaults((all) => without(all, path))
    },
    leave: (path) => {
      const fault = values[path] ? faultsOf(fields, values)[path] : undefined
      if (fault) setFaults((all) => ({ ...all, [path]: fault }))
    },
    check: () => {
      const found = faultsOf(fields, values)
      refuse(found)
      return Object.keys(found).length === 0
    },
    blame: (errors) => refuse(Object.fromEntries(errors.map(({ path, message }) => [path, message]))),
    reset,
  }
}

function without(faults: FormFaults, path: string): FormFaults {
  return Object.fromEntries(Object.entries(faults).filter(([name]) => name !== path))
}
