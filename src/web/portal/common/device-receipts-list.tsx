import { dateText } from '../../shared/format.ts'
import { type KeptReceipt, useDeviceReceipts } from './device-receipts.ts'
import { Empty } from './states.tsx'

interface DeviceReceiptsProps {
  onOpen: (receipt: KeptReceipt) => void
  /** Said where nothing is remembered; without it, nothing is. */
  none?: string
}

/** 我的来信: what this device was asked to remember. */
export function DeviceReceipts({ onOpen, none }: DeviceReceiptsProps) {
  const { receipts, forget, forgetAll } = useDeviceReceipts()
  if (receipts.length === 0) return none ? <Empty>{none}</Empty> : null
  return (
    <section aria-labelledby="device-receipts">
      <h2 id="device-receipts">我的来信</h2>
      <ul className="p-list">
        {receipts.map((receipt) => (
          <li key={receipt.receiptNumber} className="p-list-item p-list-pair">
            <button type="button" className="p-list-open" onClick={() => onOpen(receipt)}>
              <strong>{receipt.title}</strong>
              <span className="p-soft">
                {dateText(receipt.openedOn)} · <span className="p-nowrap">{receipt.receiptNumber}</span>
              </span>
            </button>
            <button type="button" className="p-link" onClick={() => forget(receipt.receiptNumber)}>
              不再记住<span className="p-unseen">{receipt.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="p-soft">
        只记在这台设备上。
        <button type="button" className="p-link" onClick={forgetAll}>
          全部不再记住
        </button>
      </p>
    </section>
  )
}
