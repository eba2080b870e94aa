import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import type { DispatchQuality, DispatchTaskName } from '../../../server/api-types/dispatch.ts'
import { read } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSignedIn } from '../session/session.ts'
import { BySelfSetting } from './by-self-setting.tsx'
import { DecisionsTable } from './decisions-table.tsx'
import { DispatchTabs } from './dispatch-tabs.tsx'
import { Generations } from './generations.tsx'
import { CalibrationTable, DriftTable, LabelsTable, MonthsTable } from './quality-tables.tsx'
import { Totals } from './quality-totals.tsx'

const TASKS: readonly { value: DispatchTaskName; label: string }[] = [
  { value: 'office', label: '承办单位' },
  { value: 'category', label: '内容分类' },
]

/** 质量: how the advice did, against what was decided in the end. No person is counted. */
export function QualityPage() {
  const { post } = useSignedIn()
  const [params, setParams] = useSearchParams()
  const task: DispatchTaskName = params.get('task') === 'category' ? 'category' : 'office'
  const query = { task, from: params.get('from') ?? undefined, to: params.get('to') ?? undefined }
  const quality = useQuery({
    queryKey: ['dispatch', 'quality', post?.id, query],
    queryFn: () => read<DispatchQuality>('/api/dispatch/quality', query),
  })
  const change = (name: string, value: string | null) =>
    setParams((all) => {
      const next = new URLSearchParams(all)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  const found = quality.data
  return (
    <>
      <PageHeading
        title="分办质量"
        note="把当时的第一条建议和最后的结果比。建议是在不知道结果时作的；只看建议准不准，不比较人。"
      />
      <DispatchTabs />
      <div className="desk-inline quality-filter">
        <Segmented
          aria-label="看哪一项"
          options={[...TASKS]}
          value={task}
          onChange={(value) => change('task', value)}
        />
        <div className="quality-day">
          <DayInput label="从" value={query.from ?? found?.from ?? null} onChange={(day) => change('from', day)} />
        </div>
        <div className="quality-day">
          <DayInput label="到" value={query.to ?? found?.to ?? null} onChange={(day) => change('to', day)} />
        </div>
      </div>
      {quality.isPending && <Loading what="正在统计" />}
      {quality.isError && <ProblemPanel error={quality.error} onRetry={() => quality.refetch()} />}
      {found && found.totals.matters === 0 && (
        <Nothing what="这段时间还没有分办过" next="请改选日期；分办过的事项会自动计入。" />
      )}
      {found && found.totals.matters > 0 && (
        <>
          <Totals totals={found.totals} query={query} />
          <MonthsTable months={found.months} />
          <LabelsTable labels={found.labels} what={task === 'office' ? '单位' : '分类'} query={query} />
          <CalibrationTable rows={found.calibration} />
          <DriftTable rows={found.drift} />
          <DecisionsTable scope={{ task, from: found.from, to: found.to }} />
        </>
      )}
      {found && <Generations generations={found.generations.filter((each) => each.task === task)} task={task} />}
      {found && <BySelfSetting value={found.bySelf} />}
    </>
  )
}
