import type { FormSchema } from '../../../server/api-types.ts'

/** One field of a form, as the screen needs to know it. */
export interface FormField {
  name: string
  label: string
  help?: string
  placeholder?: string
  kind: 'line' | 'prose' | 'choice' | 'date' | 'number' | 'yes-no' | 'office' | 'person'
  required: boolean
  min?: number
  max?: number
  pattern?: string
  options: string[]
}

/** Fields of an object schema, in its order (our key `order` where given). */
export function formFields(schema: FormSchema | undefined): FormField[] {
  const properties = recordOf(schema?.['properties'])
  const required = Array.isArray(schema?.['required']) ? schema['required'] : []
  return Object.entries(properties)
    .map(([name, property]) => ({ name, rule: recordOf(property) }))
    .filter(({ rule }) => rule['widget'] !== 'documents')
    .sort((a, b) => (numberOf(a.rule['order']) ?? 0) - (numberOf(b.rule['order']) ?? 0))
    .map(({ name, rule }) => fieldOf(name, rule, required.includes(name)))
}

function fieldOf(name: string, rule: Record<string, unknown>, required: boolean): FormField {
  const kind = kindOf(rule)
  return {
    name,
    label: textOf(rule['title']) ?? name,
    kind,
    required: required && kind !== 'yes-no',
    options: Array.isArray(rule['enum']) ? rule['enum'].map(String) : [],
    ...present('help', textOf(rule['description'])),
    ...present('placeholder', textOf(rule['placeholder'])),
    ...present('pattern', textOf(rule['pattern'])),
    ...present('min', numberOf(rule['minLength']) ?? numberOf(rule['minimum'])),
    ...present('max', numberOf(rule['maxLength']) ?? numberOf(rule['maximum'])),
  }
}

function kindOf(rule: Record<string, unknown>): FormField['kind'] {
  const widget = rule['widget']
  if (widget === 'office' || widget === 'person' || widget === 'prose' || widget === 'date') return widget
  if (Array.isArray(rule['enum'])) return 'choice'
  if (rule['type'] === 'boolean') return 'yes-no'
  if (rule['type'] === 'integer' || rule['type'] === 'number') return 'number'
  return rule['format'] === 'date' ? 'date' : 'line'
}

function present<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
