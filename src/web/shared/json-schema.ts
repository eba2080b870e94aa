import type { FormSchema } from '../../server/api-types.ts'

/** One field of a form, as a screen needs to know it. */
export interface FormField {
  name: string
  /** As in the request body and in problem.errors: 'party.phone'. */
  path: string
  label: string
  help?: string
  placeholder?: string
  kind: 'line' | 'prose' | 'choice' | 'date' | 'time' | 'number' | 'yes-no' | 'office' | 'offices' | 'person' | 'step'
  /** What kind of line, as browsers know them. */
  keyboard?: 'tel' | 'email' | 'password'
  required: boolean
  /** Only staff fill it in, for those who come otherwise than at a screen. */
  staff?: true
  min?: number
  max?: number
  pattern?: string
  options: string[]
}

/** What a form holds, by path. */
export type FormValues = Readonly<Record<string, string | boolean>>

/** What is wrong, by path. */
export type FormFaults = Readonly<Record<string, string>>

/** Fields of an object schema in its order (our key `order` where given); `under` stands before their paths. */
export function formFields(schema: FormSchema | undefined, under?: string): FormField[] {
  const properties = recordOf(schema?.['properties'])
  const required = Array.isArray(schema?.['required']) ? schema['required'] : []
  return Object.entries(properties)
    .map(([name, rule]) => ({ name, rule: recordOf(rule) }))
    .sort((a, b) => (numberOf(a.rule['order']) ?? 0) - (numberOf(b.rule['order']) ?? 0))
    .map(({ name, rule }) => fieldOf(name, under ? `${under}.${name}` : name, rule, required.includes(name)))
}

function fieldOf(name: string, path: string, rule: Record<string, unknown>, required: boolean): FormField {
  const kind = kindOf(rule)
  return {
    name,
    path,
    label: textOf(rule['title']) ?? name,
    kind,
    required: required && kind !== 'yes-no',
    options: Array.isArray(rule['enum']) ? rule['enum'].map(String) : [],
    ...present('staff', rule['staff'] === true ? (true as const) : undefined),
    ...present('keyboard', keyboardOf(rule)),
    ...present('help', textOf(rule['description'])),
    ...present('placeholder', textOf(rule['placeholder'])),
    ...present('pattern', textOf(rule['pattern'])),
    ...present('min', numberOf(rule['minLength']) ?? numberOf(rule['minimum'])),
    ...present('max', numberOf(rule['maxLength']) ?? numberOf(rule['maximum'])),
  }
}

const WIDGETS = ['office', 'offices', 'person', 'prose', 'date', 'step'] as const

function kindOf(rule: Record<string, unknown>): FormField['kind'] {
  const widget = rule['widget']
  const known = WIDGETS.find((each) => each === widget)
  if (known) return known
  if (Array.isArray(rule['enum'])) return 'choice'
  if (rule['type'] === 'boolean') return 'yes-no'
  if (rule['type'] === 'integer' || rule['type'] === 'number') return 'number'
  return rule['format'] === 'date' || rule['format'] === 'time' ? rule['format'] : 'line'
}

function keyboardOf(rule: Record<string, unknown>): FormField['keyboard'] {
  if (rule['widget'] === 'phone') return 'tel'
  if (rule['widget'] === 'password') return 'password'
  return rule['format'] === 'email' ? 'email' : undefined
}

/** What can be told wrong before sending, by path; the server checks everything again. */
export function faultsOf(fields: readonly FormField[], values: FormValues): FormFaults {
  const faults = fields.flatMap((field) => {
    const fault = faultOf(field, values[field.path])
    return fault ? [[field.path, fault] as const] : []
  })
  return Object.fromEntries(faults)
}

function faultOf(field: FormField, value: string | boolean | undefined): string | undefined {
  const { kind, label, required, min, max, pattern } = field
  const text = typeof value === 'string' ? value.trim() : ''
  if (kind === 'yes-no') return undefined
  if (text === '') return required ? `请${PICKED.has(kind) ? '选择' : '填写'}${label}` : undefined
  if (kind === 'number') return numberFault(field, Number(text))
  const length = [...text].length
  if (min !== undefined && length < min) return `${label}至少 ${min} 个字，请补充`
  if (max !== undefined && length > max) return `${label}最多 ${max} 个字，请删减 ${length - max} 个字`
  if (pattern && !new RegExp(pattern).test(text)) return formatFault(field)
  return undefined
}

const PICKED: ReadonlySet<FormField['kind']> = new Set(['choice', 'date', 'time', 'office', 'person', 'step'])

function numberFault({ label, min, max }: FormField, value: number): string | undefined {
  if (!Number.isInteger(value)) return `${label}应为整数`
  if (min !== undefined && value < min) return `${label}不能小于 ${min}`
  return max !== undefined && value > max ? `${label}不能大于 ${max}` : undefined
}

function formatFault({ keyboard, label }: FormField): string {
  if (keyboard === 'tel') return '请填写 11 位手机号，或带区号的固定电话'
  return `${label}的格式不对，请核对`
}

/** The values as the body to send: texts trimmed, blanks and unticked boxes left out, dotted paths nested. */
export function bodyOf(fields: readonly FormField[], values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const { path, name } = field
    const value = sent(field, values[path])
    if (value === undefined) continue
    const under = path.slice(0, Math.max(0, path.length - name.length - 1))
    if (under === '') body[name] = value
    else body[under] = { ...recordOf(body[under]), [name]: value }
  }
  return body
}

function sent({ kind, keyboard }: FormField, value: string | boolean | undefined): unknown {
  if (typeof value !== 'string') return value || undefined
  const text = keyboard === 'password' ? value : value.trim()
  if (text === '') return undefined
  return kind === 'number' || kind === 'step' ? Number(text) : text
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
