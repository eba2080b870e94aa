import { Alert, Button, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { DispatchItem, DispatchQueue } from '../../../server/api-types/dispatch.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useOffices } from '../common/queries.ts'
import { DispatchCard } from './dispatch-card.tsx'
import { DispatchTabs } from './dispatch-tabs.tsx'
import { DispatchKeysHelp } from './keys-help.tsx'
import { SureDialog } from './sure-dialog.tsx'
import { type Choice, useDispatch } from './use-dispatch.ts'
import { useDispatchKeys } from './use-dispatch-keys.ts'
import { WaitingList } from './waiting-list.tsx'

/** 分办台: one message after another, its office and category proposed, worked by keyboard. */
export function DispatchPage() {
  const [params, setParams] = useSearchParams()
  const unsure = params.get('unsure') === 'true'
  const desk = useDispatch(unsure)
  const navigate = useNavigate()
  // Fetched before anybody searches: whoever types right after the slash finds them there.
  useOffices()
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const [open, setOpen] = useState<'category' | 'search' | 'help' | 'sure'>()
  const [said, setSaid] = useState('')
  const { current } = desk
  const work = useRef<HTMLDivElement>(null)
  const currentId = current?.id
  // The next message takes the focus from whatever was pressed for the last, so that Enter means this one.
  useEffect(() => {
    if (currentId) work.current?.focus({ preventScroll: true })
  }, [currentId])
  const category = current ? (picked[current.id] ?? current.classified ?? proposed(current)) : null

  function assign(item: DispatchItem, office: Pick<Choice, 'office' | 'officeName'>) {
    setOpen(undefined)
    desk.assign(item, { ...office, category })
    setSaid(`已分办给${office.officeName}：${item.title}`)
  }
  function take(at: number) {
    const suggestion = current?.office.suggestions[at]
    if (current && suggestion) assign(current, { office: suggestion.label, officeName: suggestion.name })
    else if (current) setSaid('没有这一条建议，请按 / 选择单位')
  }
  function pick(name: string | undefined) {
    if (!current || !name) return
    setPicked((all) => ({ ...all, [current.id]: name }))
    setOpen(undefined)
    setSaid(`内容分类：${name}`)
  }
  async function undo() {
    const back = await desk.undo()
    setSaid(back ? `已收回：${back.item.title}` : '没有可以收回的')
  }
  const digit = (at: number) => () => (open === 'category' ? pick(current?.categories[at]) : take(at))
  useDispatchKeys({
    Enter: () => take(0),
    ...Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => [String(at + 1), at < 3 || open === 'category' ? digit(at) : undefined]),
    ),
    '/': current && (() => setOpen('search')),
    c: current && (() => setOpen(open === 'category' ? undefined : 'category')),
    j: () => desk.move(1),
    k: () => desk.move(-1),
    u: () => void undo(),
    b: () => setOpen('sure'),
    o: current && (() => void navigate(`/desk/matters/${current.id}`)),
    '?': () => setOpen('help'),
    Escape: () => setOpen(undefined),
  })

  return (
    <>
      <PageHeading
        title="分办台"
        note={<Left left={desk.left} counts={desk.queue.data?.left} />}
        extra={
          <div className="desk-inline">
            <Button onClick={() => setOpen('sure')}>成批分办 (B)</Button>
            <Button disabled={desk.sent.length === 0} onClick={() => void undo()}>
              撤销 (U)
            </Button>
            <Button onClick={() => setOpen('help')}>按键 (?)</Button>
          </div>
        }
      />
      <DispatchTabs />
      {unsure && (
        <Tag color="processing" closable={{ 'aria-label': '看全部待分办' }} onClose={() => setParams({})}>
          只看程序拿不准的
        </Tag>
      )}
      <p role="status" className="dispatch-said">
        {said}
      </p>
      {desk.fault && (
        <Alert
          className="desk-form-problem"
          type="warning"
          showIcon
          role="alert"
          title={`“${desk.fault.title}”没有分办：${desk.fault.problem.detail}`}
          closable={{ onClose: desk.dropFault }}
        />
      )}
      <Disputed disputed={desk.queue.data?.disputed ?? []} />
      {desk.queue.isPending && <Loading what="正在取待分办的事项" />}
      {desk.queue.isError && <ProblemPanel error={desk.queue.error} onRetry={() => desk.queue.refetch()} />}
      {desk.queue.data && !current && (
        <Nothing what="没有待分办的事项" next="新来的事项会自动出现在这里。">
          <Link to="/desk">回到待办</Link>
        </Nothing>
      )}
      {current && (
        <div className="dispatch" ref={work} tabIndex={-1}>
          <WaitingList items={desk.items} current={current.id} onChoose={desk.choose} />
          <DispatchCard
            item={current}
            place={{ at: desk.at, of: desk.items.length }}
            category={category}
            open={open}
            onOpen={setOpen}
            onMove={desk.move}
            onPick={pick}
            onAssign={(office) => assign(current, office)}
          />
        </div>
      )}
      {open === 'help' && <DispatchKeysHelp onClose={() => setOpen(undefined)} />}
      {open === 'sure' && (
        <SureDialog
          onClose={() => {
            setOpen(undefined)
            void desk.refresh()
          }}
        />
      )}
    </>
  )
}

/** Returned twice: the county office rules, one by one. */
function Disputed({ disputed }: { disputed: DispatchQueue['disputed'] }) {
  if (disputed.length === 0) return null
  return (
    <Alert
      className="desk-form-problem"
      type="warning"
      showIcon
      title={`${disputed.length} 件两次退回，待裁定承办单位`}
      description={
        <ul className="dispatch-disputed">
          {disputed.map(({ id, receiptNumber, title, on }) => (
            <li key={id}>
              <Link to={`/desk/matters/${id}`}>{title}</Link>
              <span className="desk-quiet">
                {' '}
                {receiptNumber} · {on} 再次退回
              </span>
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** What stands if nobody picks: the first suggestion, unless the model has nothing to go by. */
function proposed({ category }: DispatchItem): string | null {
  return category.band === 'unknown' || category.band === 'choose' ? null : (category.suggestions[0]?.label ?? null)
}

function Left({ left, counts }: { left: number | undefined; counts: { late: number; today: number } | undefined }) {
  if (left === undefined || !counts) return null
  return (
    <>
      还有 <strong className="desk-number">{left}</strong> 件待分办，其中逾期 {counts.late} 件、今天到期 {counts.today}{' '}
      件。按 Enter 采纳第一条建议，自动到下一件。
    </>
  )
}
