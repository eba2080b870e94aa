import type { TimelineEntry } from '../../../server/api-types.ts'
import type { FormField } from '../../shared/json-schema.ts'
import { SchemaField } from './schema-field.tsx'

interface SchemaFieldsProps {
  fields: readonly FormField[]
  /** Where people are looked for when the form itself names no office. */
  office?: string | null
  /** Steps of the matter, for a field that names one. */
  steps?: readonly TimelineEntry[]
  /** Put before each field's name: 'party' for party.phone. */
  under?: string
}

/** A form from the server's JSON Schema. The server checks it again with the same schema. */
export function SchemaFields({ fields, office = null, steps = [], under }: SchemaFieldsProps) {
  const nameOf = (name: string) => (under ? [under, name] : [name])
  const officeField = fields.find(({ kind }) => kind === 'office')
  return fields.map((field) => (
    <SchemaField
      key={field.name}
      field={field}
      name={nameOf(field.name)}
      office={office}
      steps={steps}
      {...(officeField ? { officeName: nameOf(officeField.name) } : {})}
    />
  ))
}
