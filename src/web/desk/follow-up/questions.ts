import type { FormSchema } from '../../../server/api-types.ts'
import { formFields } from '../../shared/json-schema.ts'
import type { Question } from './verdict-choices.tsx'

const KEYS: Readonly<Record<'solved' | 'level' | 'complaint', readonly string[]>> = {
  solved: ['1', '2', '3'],
  level: ['q', 'w', 'e', 'r', 't'],
  complaint: ['a', 's', 'd', 'f', 'g', 'h'],
}

/** The questions of a call, their answers as the server's form has them, each with its key. */
export function questionsOf(schema: FormSchema | undefined): readonly Question[] {
  if (!schema) return []
  const fields = formFields(schema)
  const reached: Question = {
    name: 'reached',
    label: '联系上了吗',
    options: ['联系上了', '没有联系上'],
    keys: ['y', 'n'],
  }
  const asked = (['solved', 'level', 'complaint'] as const).flatMap((name): Question[] => {
    const field = fields.find((one) => one.name === name)
    if (!field) return []
    const optional = name === 'complaint' ? { optional: true as const } : {}
    return [{ name, label: field.label, options: field.options, keys: KEYS[name], ...optional }]
  })
  return [reached, ...asked]
}
