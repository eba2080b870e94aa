import { lazy, useState } from 'react'
import { Link } from 'react-router'
import type { Receipt } from '../../../server/api-types.ts'
import { base } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { ClockAccount } from '../common/clock-account.tsx'
import { CopyButton } from '../common/copy-button.tsx'
import { useDeviceReceipts } from '../common/device-receipts.ts'
import { OfficeClocks } from '../common/folded-clocks.tsx'
import { Part } from '../common/part.tsx'
import { useCounty } from '../common/queries.ts'
import { readStored, writeStored } from '../common/stored.ts'
import { Page } from '../layout/page.tsx'
import { enterTracking } from '../track/credentials.ts'
import { SavePicture } from './save-picture.tsx'

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }))

interface Kept {
  receipt: Receipt
  earlier: boolean
}

/** Where the tab may store nothing: the query code is shown but once, and must not be lost on the way here. */
let latest: Kept | undefined

/** Keeps the receipt for this tab, so that a reload shows it again. */
export function keepReceipt(kept: Kept): void {
  latest = kept
  writeStored('tab', 'receipt', kept)
}

/** What the applicant takes away: number, code, and by which day. */
export function ReceiptPage() {
  const [kept] = useState(() => readStored<Kept>('tab', 'receipt') ?? latest)
  if (!kept)
    return (
      <Page title="没有可显示的回执" lead="回执只在发送后的这个窗口里显示。凭查询编号和查询码可以随时查询。">
        <Link className="p-button" to="/track">
          查询办理进度
        </Link>
      </Page>
    )
  const { receipt, earlier } = kept
  const { plain, clocks, openedOn, title, stageLabel } = receipt
  const running = clocks.filter(({ state }) => state !== 'stopped')
  const answer = running.filter(({ name }) => name === plain?.answerClock)
  const shown = answer.length > 0 ? answer : running
  const rest = running.filter((clock) => !shown.includes(clock))
  return (
    <Page title="已经收到" lead={`${dateText(openedOn)}收到“${title}”。${plain?.now ?? `现在${stageLabel}。`}`}>
      {earlier && (
        <p className="p-notice">
          连接中断前的那一次其实已经送达，这是它的回执。之后改动的内容没有另外发出，可以在查询页用“补充材料”补交。
        </p>
      )}
      <Codes receipt={receipt} days={daysOf(shown)} />
      <KeepOnDevice receipt={receipt} />
      <section aria-labelledby="receipt-days">
        <h2 id="receipt-days">最迟哪天答复您</h2>
        {shown.map((clock) => (
          <ClockAccount key={clock.name} clock={clock} explained />
        ))}
        {plain && <p>接下来：{plain.next}</p>}
        <OfficeClocks clocks={rest} />
      </section>
      <p className="p-row p-no-print">
        <Link className="p-button" to="/track" onClick={() => enterTracking(receipt)}>
          查看办理进度
        </Link>
        <Link className="p-button p-button-quiet" to="/">
          回到首页
        </Link>
      </p>
    </Page>
  )
}

/** 最迟…: what is on the picture too. */
function daysOf(clocks: Receipt['clocks']): string[] {
  return clocks.flatMap(({ label, dueOn, targetOn }) => {
    const nearest = [dueOn, targetOn].filter((on) => on !== null).sort()[0]
    return nearest ? [`${label}：${dateText(nearest)}前`] : []
  })
}

function Codes({ receipt, days }: { receipt: Receipt; days: readonly string[] }) {
  const { receiptNumber, queryCode, title, openedOn } = receipt
  const county = useCounty().data?.name ?? ''
  const [saved, setSaved] = useState(false)
  const spaced = queryCode.replace(/(\d{5})(?=\d)/g, '$1 ')
  // After the sign #, so that the code is in no server's log.
  const address = `${location.origin}${base}/track?number=${encodeURIComponent(receiptNumber)}#${queryCode}`
  const lines = {
    ...{ county, title, receiptNumber, days, address },
    queryCode: spaced,
    receivedOn: `${dateText(openedOn)}收到`,
  }
  return (
    <section className="p-ticket" aria-label="回执">
      <dl>
        <div>
          <dt>查询编号</dt>
          <dd>{receiptNumber}</dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd>{spaced}</dd>
        </div>
      </dl>
      <Part waiting={<div className="p-qr" />}>
        <QrCode text={address} label="查询这件事的二维码，含查询码" />
      </Part>
      <p>
        <strong>{saved ? '已经保存。' : '请抄下、存成图片或打印。'}</strong>
        查询、补充材料和评价都要用这两个号码；查询码只显示这一次，丢了无法找回，也不要告诉别人。
      </p>
      <div className="p-row p-no-print">
        <SavePicture lines={lines} onSaved={() => setSaved(true)} />
        <CopyButton text={`查询编号：${receiptNumber}，查询码：${queryCode}`} label="复制两个号码" />
        <button type="button" className="p-button p-button-quiet" onClick={() => window.print()}>
          打印回执
        </button>
      </div>
    </section>
  )
}

function KeepOnDevice({ receipt }: { receipt: Receipt }) {
  const { receipts, keep, forget } = useDeviceReceipts()
  const kept = receipts.some(({ receiptNumber }) => receiptNumber === receipt.receiptNumber)
  const [failed, setFailed] = useState(false)
  return (
    <div className="p-no-print">
      <label className="p-tick" htmlFor="keep-on-device">
        <input
          id="keep-on-device"
          type="checkbox"
          checked={kept}
          onChange={({ target }) => setFailed(!(target.checked ? keep(receipt) : forget(receipt.receiptNumber)))}
        />
        <span>记在这台设备的“我的来信”里，下次不用输号码（自己的手机可以勾选，公用电脑请不要勾选）</span>
      </label>
      <p role="status" className="p-fault">
        {failed ? '这个浏览器不允许保存，请抄下号码。' : ''}
      </p>
    </div>
  )
}
