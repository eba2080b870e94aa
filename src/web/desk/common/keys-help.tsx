import { Dialog } from './dialog.tsx'

/** A key, or several, and what it does. */
export type KeyMeaning = readonly [key: string, what: string]

/** Which key does what. */
export function KeysHelp({
  keys,
  width,
  onClose,
}: {
  keys: readonly KeyMeaning[]
  width: number
  onClose: () => void
}) {
  return (
    <Dialog open title="按键" footer={null} onCancel={onClose} width={width}>
      <dl className="keys-help">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
