import { Button, Steps, Tag } from 'antd'
import { Link } from 'react-router'
import type { MatterPage } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { StageTag } from '../worklist/stage-tag.tsx'

const CHANNELS: Readonly<Record<string, string>> = {
  web: '网上提交',
  desk: '工作人员登记',
  post: '来信',
  phone: '来电',
  visit: '来访',
  import: '接口转入',
  matter: '由其他事项产生',
}

/** Title, number, where it stands, whose it is. */
export function MatterHeader({ matter }: { matter: MatterPage }) {
  return (
    <header className="matter-header">
      <Link className="matter-back" to="/desk">
        ← 待办事项
      </Link>
      <PageHeading
        title={matter.title}
        note={
          <>
            <StageTag row={matter} />
            {matter.suspended && <Tag color="warning">已中止</Tag>}
            {matter.late && <Tag color="error">逾期</Tag>}
            <span className="desk-number">{matter.receiptNumber}</span> · {matter.procedureTitle} ·{' '}
            {CHANNELS[matter.channel] ?? matter.channel} · {dateText(matter.openedOn)}收到
            {matter.closedOn && ` · ${dateText(matter.closedOn)}办结`}
          </>
        }
        extra={
          <div className="desk-inline">
            <Link to={`/desk/compare?a=${matter.id}`}>并排查看</Link>
            <Link to={`/desk/matters/${matter.id}/file`}>全案卷宗</Link>
            <Button onClick={() => window.print()}>打印</Button>
          </div>
        }
      />
      <dl className="matter-owners">
        <Owner label="主办单位" value={matter.leadOfficeName ?? '未分办'} />
        <Owner label="经办人" value={matter.assigneeName ?? '未指定'} />
        {matter.assistingOffices.length > 0 && (
          <Owner label="协办单位" value={matter.assistingOffices.map(({ name }) => name).join('、')} />
        )}
      </dl>
      <Steps size="small" className="matter-stepper" responsive current={stepOf(matter)} items={stepsOf(matter)} />
    </header>
  )
}

function Owner({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function stepOf(matter: MatterPage): number {
  return Math.max(
    0,
    matter.stages.findIndex(({ current }) => current),
  )
}

/** A stage that was leapt over is neither done nor to come: it waits, greyed. */
function stepsOf({ stages, closedOn }: MatterPage) {
  return stages.map(({ label, reached, current }) => ({
    title: label,
    status: current
      ? closedOn
        ? ('finish' as const)
        : ('process' as const)
      : reached
        ? ('finish' as const)
        : ('wait' as const),
  }))
}
