/** Labels and values as the server gives them; long texts keep their lines. */
export function FieldList({ fields }: { fields: readonly { name: string; label: string; value: string }[] }) {
  if (fields.length === 0) return <p className="desk-quiet">无</p>
  return (
    <dl className="desk-fields">
      {fields.map(({ name, label, value }) => (
        <div key={name} className={value.length > 60 || value.includes('\n') ? 'desk-field-long' : ''}>
          <dt>{label}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
