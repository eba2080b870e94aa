import { Checkbox, Form, type FormItemProps, Input, InputNumber, Radio, Select } from 'antd'
import type { TimelineEntry } from '../../../server/api-types.ts'
import type { FormField } from '../../shared/json-schema.ts'
import { DayInput } from '../common/day-input.tsx'
import { OfficeSelect, OfficesSelect } from '../common/office-select.tsx'
import { ProseInput } from '../phrases/prose-input.tsx'
import { PersonField } from './person-field.tsx'
import { StepSelect } from './step-select.tsx'

interface SchemaFieldProps {
  field: FormField
  name: string[]
  office: string | null
  steps: readonly TimelineEntry[]
  /** The form's own office field, which then says whose staff is offered. */
  officeName?: string[]
}

/** One field of a form from a schema. */
export function SchemaField({ field, name, office, steps, officeName }: SchemaFieldProps) {
  const item: FormItemProps = {
    name,
    label: field.kind === 'yes-no' ? undefined : field.required ? field.label : `${field.label}（选填）`,
    ...(field.help && field.kind !== 'yes-no' ? { extra: field.help } : {}),
    ...(field.kind === 'yes-no' ? { valuePropName: 'checked' } : {}),
    rules: rulesOf(field),
  }
  return (
    <Form.Item {...item}>
      {field.kind === 'person' ? (
        <PersonField office={office} {...(officeName ? { officeName } : {})} />
      ) : field.kind === 'step' ? (
        <StepSelect steps={steps} />
      ) : (
        control(field)
      )}
    </Form.Item>
  )
}

function control(field: FormField) {
  const { kind, options, max, min, label, help } = field
  const placeholder = field.placeholder ? { placeholder: field.placeholder } : {}
  const longest = max === undefined ? {} : { maxLength: max }
  if (kind === 'prose')
    return <ProseInput minRows={(max ?? 0) > 1_000 ? 6 : 3} max={max} placeholder={field.placeholder} />
  if (kind === 'choice' && options.length <= 5) return <Radio.Group options={options} />
  if (kind === 'choice') return <Select options={options.map((value) => ({ value, label: value }))} {...placeholder} />
  if (kind === 'date') return <DayInput />
  if (kind === 'time') return <Input type="time" className="desk-wide" />
  if (kind === 'number')
    return (
      <InputNumber
        precision={0}
        className="desk-wide"
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
      />
    )
  if (kind === 'yes-no') return <Checkbox>{help ? `${label}：${help}` : label}</Checkbox>
  if (kind === 'office') return <OfficeSelect />
  if (kind === 'offices') return <OfficesSelect />
  return <Input {...longest} {...placeholder} />
}

/** What can be told before sending; everything else the server says. */
function rulesOf({ kind, required, label, min, max }: FormField) {
  const picked = ['choice', 'date', 'time', 'office', 'offices', 'person', 'step'].includes(kind)
  const written = kind === 'line' || kind === 'prose'
  return [
    ...(required
      ? [{ required: true, ...(written ? { whitespace: true } : {}), message: `请${picked ? '选择' : '填写'}${label}` }]
      : []),
    ...(written && min !== undefined && min > 1 ? [{ min, message: `${label}至少 ${min} 个字，请补充` }] : []),
    ...(written && max !== undefined ? [{ max, message: `${label}最多 ${max} 个字，请删减` }] : []),
  ]
}
