import { useEffect, useRef } from 'react'
import type { FormField } from '../../shared/json-schema.ts'
import { fieldId } from './field-id.ts'
import type { FormState } from './use-form.ts'

/** Everything that is wrong, on top, focused after an attempt, each line leading to its field. */
export function ErrorSummary({
  scope,
  fields,
  form,
}: {
  scope: string
  fields: readonly FormField[]
  form: FormState
}) {
  const box = useRef<HTMLDivElement>(null)
  const { attempts } = form
  useEffect(() => {
    if (attempts === 0) return
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'center' })
  }, [attempts])
  const known = fields.flatMap(({ path }) => {
    const fault = form.faults[path]
    return fault ? [{ path, fault }] : []
  })
  const others = Object.entries(form.faults).filter(([path]) => !fields.some((field) => field.path === path))
  if (attempts === 0 || known.length + others.length === 0) return null
  return (
    <div ref={box} className="p-notice p-notice-warn" tabIndex={-1} role="alert">
      <p>
        <strong>还有 {known.length + others.length} 处需要改正：</strong>
      </p>
      <ul>
        {known.map(({ path, fault }) => (
          <li key={path}>
            <a
              href={`#${fieldId(scope, path)}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(fieldId(scope, path))?.focus()
              }}
            >
              {fault}
            </a>
          </li>
        ))}
        {others.map(([path, fault]) => (
          <li key={path}>{fault}</li>
        ))}
      </ul>
    </div>
  )
}
