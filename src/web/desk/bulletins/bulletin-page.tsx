import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { BulletinPage as Bulletin } from '../../../server/api-types/bulletins.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { monthText } from '../common/time.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { BulletinActions } from './bulletin-actions.tsx'
import { Changes } from './changes.tsx'
import { CompareTable, KindTable, LateTable } from './line-tables.tsx'
import { Named } from './named.tsx'
import { RankingTable } from './ranking-table.tsx'
import './bulletins.css'

/** One bulletin as issued, a correction, or a month's draft. */
export function BulletinPage() {
  const { id = '' } = useParams()
  const { post } = useSignedIn()
  const bulletin = useQuery({
    queryKey: ['bulletins', post?.id, id],
    queryFn: () => read<Bulletin>(`/api/bulletins/${encodeURIComponent(id)}`),
  })
  const { data } = bulletin
  return (
    <>
      <Link className="no-print" to="/desk/bulletins">
        ← 督办通报
      </Link>
      {bulletin.isPending && <Loading what="正在统计" />}
      {bulletin.isError && <ProblemPanel error={bulletin.error} onRetry={() => bulletin.refetch()} />}
      {data && <Shown id={id} bulletin={data} />}
    </>
  )
}

function Shown({ id, bulletin }: { id: string; bulletin: Bulletin }) {
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const { month, head, from, to, countedOn, correction, correctedBy, lines, smallBase } = bulletin
  const kind = correction ? '更正通报' : head ? '通报' : '通报（草稿）'
  const picking = head ? undefined : { leftOut, onChange: setLeftOut }
  const sections = (section: Bulletin['lines'][number]['section']) => lines.filter((line) => line.section === section)
  return (
    <article>
      <PageHeading
        title={`${monthText(month)}${kind}`}
        note={
          <>
            {head &&
              `${head.number}　${dateText(head.issuedOn)}发出${head.issuedByName ? `（${head.issuedByName}）` : ''}。`}
            {dateText(from)}至{dateText(to)}，统计截至{dateText(countedOn)}。超期，指超过法定期限或县定时限。
            {bulletin.opens === 'all' ? '点数字看所数的事项。' : '点数字看其中本单位主办的事项。'}
          </>
        }
        extra={<BulletinActions id={id} bulletin={bulletin} leftOut={leftOut} />}
      />
      {correctedBy.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="desk-form-problem"
          title={
            <>
              本期通报的数字有更正：
              {correctedBy.map((each) => (
                <Link key={each.id} to={`/desk/bulletins/${each.id}`} className="bulletin-correction">
                  {each.number}
                </Link>
              ))}
            </>
          }
        />
      )}
      {correction && <Changes id={id} correction={correction} />}
      <Section title="总体情况">
        <KindTable id={id} lines={sections('kinds')} />
      </Section>
      <div className="bulletin-columns">
        <Section title="乡镇吹哨、部门报到">
          <CompareTable id={id} caption="乡镇吹哨" lines={sections('whistles')} />
        </Section>
        <Section title="响应、解决、满意和按时">
          <CompareTable id={id} caption="响应、解决、满意和按时" lines={sections('rates')} />
        </Section>
        <Section title="督办">
          <CompareTable id={id} caption="督办" lines={sections('supervision')} />
        </Section>
        <Section title="与上月和去年同月相比">
          <CompareTable id={id} caption="合计" lines={lines.filter((line) => line.id.startsWith('total.'))} />
        </Section>
      </div>
      <Section title="超期清单">
        <LateTable id={id} bulletin={bulletin} />
      </Section>
      <Section title="考核名次">
        <RankingTable ranking={bulletin.ranking} />
      </Section>
      <Section title="表扬">
        <Named matters={bulletin.praised} none="本月没有符合条件的事项" picking={picking} />
        <p className="desk-quiet">评价为最好一档、各项时限都没有超过的，按办理天数由少到多取前五件。</p>
      </Section>
      <Section title="点名">
        <Named matters={bulletin.named} none="本月没有约谈和通报的事项" picking={picking} />
        <p className="desk-quiet">本月走到约谈、通报这两级的事项。标题已隐去个人信息。</p>
      </Section>
      <p className="desk-quiet">
        带 * 的比率，基数不足 {smallBase} 件，仅供参考；“—”表示没有可以相比的记录或者基数为零。
      </p>
    </article>
  )
}
