import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import type { Receipt } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { useCounty } from '../common/queries.ts'
import { ClockStrip } from '../matter/clock-strip.tsx'

/** The receipt to print or read out: the query code is shown only now. */
export function ReceiptView({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const county = useCounty().data?.name ?? ''
  return (
    <>
      <Alert
        className="desk-form-problem no-print"
        type="success"
        showIcon
        title="已登记。查询码只在这里显示一次，请立即打印或念给本人。"
      />
      <article className="receipt">
        <h2>{county}收件回执</h2>
        <dl>
          <div>
            <dt>事项</dt>
            <dd>{receipt.title}</dd>
          </div>
          <div>
            <dt>收到日期</dt>
            <dd>{dateText(receipt.openedOn)}</dd>
          </div>
          <div>
            <dt>查询编号</dt>
            <dd className="receipt-number">{receipt.receiptNumber}</dd>
          </div>
          <div>
            <dt>查询码</dt>
            <dd className="receipt-number">{receipt.queryCode.replace(/(\d{5})(?=\d)/, '$1 ')}</dd>
          </div>
        </dl>
        <ClockStrip clocks={receipt.clocks} />
        <p>凭查询编号和查询码，可在网上查看办理进度和答复。请妥善保管，不要告诉他人。</p>
      </article>
      <div className="desk-inline no-print">
        <Button type="primary" onClick={() => window.print()}>
          打印回执
        </Button>
        <Button onClick={onNext}>再登记一件</Button>
        <Link to={`/desk/matters/${receipt.id}`}>查看这件事项</Link>
      </div>
    </>
  )
}
