import { Prose } from './prose.tsx'

/** Labels beside values, as the server made them ready. */
export function FieldList({ fields }: { fields: readonly { name: string; label: string; value: string }[] }) {
  if (fields.length === 0) return null
  return (
    <dl className="p-fields">
      {fields.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <Prose text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
