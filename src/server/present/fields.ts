import { z } from 'zod'
import { dateText, isPlainDate } from '../../calendar/plain-date.ts'
import type { FormSchema } from '../api-types.ts'

interface Property {
  readonly title?: string
  readonly widget?: string
}

const schemas = new WeakMap<z.ZodType, FormSchema>()

/** A form as JSON Schema, with our own keys (`widget`) kept. */
export function formSchema(schema: z.ZodType): FormSchema {
  const known = schemas.get(schema)
  if (known) return known
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as FormSchema
  schemas.set(schema, made)
  return made
}

/** Ids to be shown by name. */
export interface Names {
  readonly offices: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  /** Steps of the matter's own timeline by number, where any may be named. */
  readonly steps?: ReadonlyMap<string, string>
}

/** What was filled in, in the form's order, labels beside values ready to show. */
export function shownFields(schema: z.ZodType, value: Readonly<Record<string, unknown>>, names: Names) {
  const properties = (formSchema(schema)['properties'] ?? {}) as Record<string, Property>
  return Object.entries(properties).flatMap(([name, property]) => {
    const text = shown(value[name], property.widget, names)
    return text === '' ? [] : [{ name, label: property.title ?? name, value: text }]
  })
}

/** Ids that a form's values name, by what they are ids of. */
export function idsIn(
  schema: z.ZodType,
  value: Readonly<Record<string, unknown>>,
  widget: 'office' | 'person',
): string[] {
  const properties = (formSchema(schema)['properties'] ?? {}) as Record<string, Property>
  return Object.entries(properties).flatMap(([name, property]) => {
    const id = value[name]
    if (property.widget === `${widget}s` && Array.isArray(id)) return id.map(String)
    return property.widget === widget && typeof id === 'string' ? [id] : []
  })
}

function shown(value: unknown, widget: string | undefined, names: Names): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((each) => shown(each, widget?.replace(/s$/, ''), names)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  if (widget === 'office') return names.offices.get(text) ?? text
  if (widget === 'person') return names.people.get(text) ?? ''
  if (widget === 'step') return names.steps?.get(text) ?? text
  return isPlainDate(text) ? dateText(text) : text
}
