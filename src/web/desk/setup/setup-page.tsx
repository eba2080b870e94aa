import { Alert, Button, Grid, Steps } from 'antd'
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
    done: '已记下',
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
          {HINTS[step.name] && <Alert type="info" showIcon title={HINTS[step.name]} />}
          <PartOfPage value>{CONTENT[step.name](checks)}</PartOfPage>
          <div className="desk-setup-onward">
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate(step.name)}>
              {step.name === 'finish' ? '完成首次设置' : '这一步好了，下一步'}
            </Button>
            {step.name !== 'finish' && <span className="desk-quiet">以后随时可以回来改。</span>}
          </div>
        </section>
      )}
    </div>
  )
}

/** What a newcomer would not know of a page made for later. */
const HINTS: Readonly<Partial<Record<StepName, string>>> = {
  calendar: '国务院公布过的放假安排已经随程序带来，对得上就直接下一步；每年年底新通知出来，在这里粘贴。',
  norms: '先用默认值就能工作，直接下一步也行；本县有自己的规定再改。',
}

const CONTENT: Readonly<Record<StepName, (checks: SetupProgress['checks']) => ReactNode>> = {
  offices: () => <OfficesStep />,
  calendar: () => <CalendarPage />,
  norms: () => <NormsPage />,
  people: () => <PeopleStep />,
  finish: (checks) => <SetupChecks checks={checks} />,
}

function Finished({ checks }: { checks: SetupProgress['checks'] }) {
  const left = checks.filter(({ done }) => !done).length
  return (
    <section className="desk-setup-step" aria-label="已完成">
      <h2>首次设置已完成，接下来</h2>
      <ol className="desk-setup-next">
        <li>
          把一次性密码交给各人。他们在<Link to="/desk/sign-in">工作人员入口</Link>登录，自己换密码、绑定动态验证码。
        </li>
        <li>
          请分办员登录，到“地名”里登记村、社区和道路归谁。群众从<Link to="/">首页</Link>
          写来的第一封信，会出现在他的“分办台”里。
        </li>
        <li>
          以后的改动到<Link to="/desk/settings">设置总览</Link>；单位和人员可以随时
          <Link to="/desk/import">从表格导入</Link>。
        </li>
      </ol>
      <h3>{left === 0 ? '该有的都有了' : `还有 ${left} 项没有落实`}</h3>
      <SetupChecks checks={checks} />
    </section>
  )
}
