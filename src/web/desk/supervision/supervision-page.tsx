import { Button } from 'antd'
import { Link } from 'react-router'
import { PageHeading } from '../common/page-heading.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { BatchTable } from './batch-table.tsx'
import { HangUpTable } from './hang-up-table.tsx'
import { LadderBoard } from './ladder-board.tsx'

const WATCHERS = ['supervisor', 'dispatcher', 'leader']

/** 督办: what stands on the ladder, and how special supervisions go. */
export function SupervisionPage() {
  const role = useSignedIn().post?.role ?? ''
  const watches = WATCHERS.includes(role)
  return (
    <>
      <PageHeading
        title="督办"
        note="按剩余工作日逐级提醒：预警、催办、督办、约谈、通报。只在工作时间提醒，中止的事项不提醒。"
        extra={
          watches && (
            <div className="desk-inline">
              <Link to="/desk/new/instructions">
                <Button>登记批示</Button>
              </Link>
              <Link to="/desk/new/supervision-orders">
                <Button type="primary">发督办单</Button>
              </Link>
            </div>
          )
        }
      />
      <Section title={watches ? '正在台阶上的事项' : '本单位正在台阶上的事项'}>
        <LadderBoard />
      </Section>
      <Section title={watches ? '挂账清单' : '本单位的挂账'}>
        <HangUpTable />
      </Section>
      {watches && (
        <Section title="专项督办">
          <BatchTable />
        </Section>
      )}
    </>
  )
}
