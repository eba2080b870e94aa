import { useState } from 'react'
import type { Receipt } from '../../../server/api-types.ts'
import { readStored, writeStored } from './stored.ts'

/** What the applicant asked this device to remember; the server keeps no list of theirs. */
export type KeptReceipt = Pick<Receipt, 'receiptNumber' | 'queryCode' | 'title' | 'openedOn'>

const NAME = 'receipts'
const MOST = 50

/** 我的来信 on this device. */
export function useDeviceReceipts() {
  const [receipts, setReceipts] = useState(() => readStored<KeptReceipt[]>('device', NAME) ?? [])
  const write = (next: KeptReceipt[]) => {
    const kept = writeStored('device', NAME, next.length > 0 ? next : undefined)
    if (kept) setReceipts(next)
    return kept
  }
  const without = (number: string) => receipts.filter(({ receiptNumber }) => receiptNumber !== number)
  return {
    receipts,
    /** False if the browser would not keep it. */
    keep: ({ receiptNumber, queryCode, title, openedOn }: KeptReceipt) =>
      write([{ receiptNumber, queryCode, title, openedOn }, ...without(receiptNumber)].slice(0, MOST)),
    forget: (receiptNumber: string) => write(without(receiptNumber)),
    forgetAll: () => write([]),
  }
}
