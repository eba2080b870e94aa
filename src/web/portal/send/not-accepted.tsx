/** What this door does not take, and where it belongs instead. */
export function NotAccepted({ items }: { items: readonly { what: string; instead: string }[] }) {
  if (items.length === 0) return null
  return (
    <details className="p-aside" open={window.matchMedia('(min-width: 60rem)').matches}>
      <summary>哪些事不在这里办，该找谁</summary>
      <dl>
        {items.map(({ what, instead }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{instead}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
