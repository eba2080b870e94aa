import { Alert } from 'antd'
import type { VerifyReport } from '../../../server/api-types.ts'
import { instantText } from '../../shared/format.ts'

/** What the check found, in words. */
export function VerifyResult({ report }: { report: VerifyReport }) {
  const counted = `共核验 ${report.matters} 件事项、${report.events} 条记录、${report.seals} 个封存；另有 ${report.unsealed} 条新记录待封存。核验于 ${instantText(report.checkedAt)}。`
  if (report.ok) return <Alert type="success" showIcon title="账本完整，没有发现改动" description={counted} />
  const { fault } = report
  const where = [
    fault?.receiptNumber && `事项 ${fault.receiptNumber}`,
    fault?.seq !== undefined && `第 ${fault.seq} 条记录`,
    fault?.seal !== undefined && `第 ${fault.seal} 号封存`,
  ]
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={fault?.message ?? '账本与封存不符'}
      description={
        <>
          <p>{where.filter(Boolean).join(',')}</p>
          <p>{counted}</p>
          <p>请勿修复数据：保留现场和最近的备份，通知系统管理员和纪检监察机关。</p>
        </>
      }
    />
  )
}
