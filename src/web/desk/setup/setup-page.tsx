import { Button, Grid, Steps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { SetupProgress, SetupStep } from '../../../server/api-types/setup.ts'
import { CalendarPage } from '../admin/calendar-page.tsx'
import { NormsPage } from '../admin/norms-page.tsx'
import { send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading, PartOfPage } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { OfficesStep } from './offices-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { SetupChecks } from './setup-checks.tsx'
import { useSetupProgress } from './setup-query.ts'

type StepName = SetupStep['name']

/** 首次设置: offices, calendar, norms, people, checks; left at any moment and taken up again. */
export function SetupPage() {
  const progress = useSetupProgress()
  if (progress.isPending) return <Loading />
  if (!progress.data) return <ProblemPanel error={progress.error} onRetry={() => progress.refetch()} />
  return <Hour progress={progress.data} />
}

function Hour({ progress: { state, steps, checks } }: { progress: SetupProgress }) {
  const wide = Grid.useBreakpoint().md ?? true
  const [chosen, setChosen] = useState<StepName>()
  const next = steps.find(({ done }) => !done)?.name ?? 'finish'
  const at = steps.findIndex(({ name }) => name === (chosen ?? next))
  const step = steps[at]
  const save = useWrite({
    write: (done: StepName) => send('PUT', '/api/admin/setup/steps', { step: done, done: true }),
    done: '已记下，可以接着做下一步',
    refresh: ['setup'],
    onDone: () => setChosen(undefined),
  })
  if (!step) return null
  return (
    <div className="desk-setup">
      <PageHeading title="首次设置" note="每一步的进度都存在服务器上，随时可以离开，下次接着做。" />
      <Steps
        size="small"
        orientation={wide ? 'horizontal' : 'vertical'}
        current={at}
        onChange={(index) => setChosen(steps[index]?.name)}
        items={steps.map(({ label, done }) => ({ title: label, status: done ? 'finish' : 'wait' }))}
      />
      {state === 'finished' && !chosen ? (
        <Finished checks={checks} />
      ) : (
        <section className="desk-setup-step" aria-label={step.label}>
          <PartOfPage value>{CONTENT[step.name](checks)}</PartOfPage>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(step.name)}>
            {step.name === 'finish' ? '完成首次设置' : '这一步好了，下一步'}
          </Button>
        </section>
      )}
    </div>
  )
}

const CONTENT: Readonly<Record<StepName, (checks: SetupProgress['checks']) => ReactNode>> = {
  offices: () => <OfficesStep />,
  calendar: () => <CalendarPage />,
  norms: () => <NormsPage />,
  people: () => <PeopleStep />,
  finish: (checks) => <SetupChecks checks={checks} />,
}

function Finished({ checks }: { checks: SetupProgress['checks'] }) {
  return (
    <section className="desk-setup-step" aria-label="已完成">
      <h2>首次设置已完成</h2>
      <p>
        以后的改动到<Link to="/desk/settings">设置总览</Link>；单位和人员可以随时
        <Link to="/desk/import">从表格导入</Link>。
      </p>
      <SetupChecks checks={checks} />
    </section>
  )
}
