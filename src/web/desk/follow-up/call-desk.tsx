import { Button, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CallView } from '../../../server/api-types/follow-up.ts'
import { problemOf } from '../../shared/api.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useDispatchKeys } from '../dispatch/use-dispatch-keys.ts'
import { CallCard } from './call-card.tsx'
import { CallKeysHelp } from './call-keys-help.tsx'
import { CallPaper } from './call-paper.tsx'
import { CallQueue } from './call-queue.tsx'
import { CallResult } from './call-result.tsx'
import { ExcludeDialog } from './exclude-dialog.tsx'
import { questionsOf } from './questions.ts'
import { useCalls } from './use-calls.ts'
import { useVerdict } from './use-verdict.ts'

const EMPTY: Readonly<Record<CallView, string>> = {
  first: '没有待打的回访电话',
  again: '没有要再打的电话',
  noPhone: '待回访的都留了电话',
}

/** 回访电话: one call after another, each recorded in a few strokes. */
export function CallDesk() {
  const [view, setView] = useState<CallView>('first')
  const calls = useCalls(view)
  const navigate = useNavigate()
  const { current, list } = calls
  const verdict = useVerdict(current?.id)
  const [note, setNote] = useState('')
  const [open, setOpen] = useState<'help' | 'exclude'>()
  const [asked, setAsked] = useState(0)
  const work = useRef<HTMLDivElement>(null)
  const writing = useRef<HTMLTextAreaElement>(null)
  const leave = () => work.current?.focus({ preventScroll: true })
  const currentId = current?.id
  useEffect(() => {
    if (currentId) work.current?.focus({ preventScroll: true })
  }, [currentId])
  const counts = list.data?.counts
  const questions = questionsOf(list.data?.forms['followUp'])

  async function record() {
    if (!current || calls.record.isPending || view === 'noPhone') return
    if (verdict.missing) {
      setNote(verdict.missing)
      return
    }
    try {
      await calls.send(current, verdict.heard)
      setNote(`已记录：${current.receiptNumber} ${verdict.said.reached}`)
    } catch (error) {
      setNote(`${current.receiptNumber} 没有记录：${problemOf(error).detail}`)
    }
  }
  useDispatchKeys({
    ...Object.fromEntries(
      questions.flatMap(({ name, options, keys }) =>
        options.map((option, at) => [
          keys[at] ?? '',
          () => verdict.choose(name, verdict.said[name] === option ? undefined : option),
        ]),
      ),
    ),
    Enter: () => void record(),
    v: current && (() => setAsked((times) => times + 1)),
    j: () => calls.move(1),
    k: () => calls.move(-1),
    '/': () => writing.current?.focus(),
    x: current && (() => setOpen('exclude')),
    o: current && (() => void navigate(`/desk/matters/${current.id}`)),
    '?': () => setOpen('help'),
  })

  return (
    <>
      <div className="call-bar">
        <Segmented<CallView>
          aria-label="回访清单"
          value={view}
          onChange={setView}
          options={[
            { value: 'first', label: `待打 ${counts?.first ?? ''}` },
            { value: 'again', label: `再打 ${counts?.again ?? ''}` },
            { value: 'noPhone', label: `没有电话 ${counts?.noPhone ?? ''}` },
          ]}
        />
        {counts && counts.late > 0 && <span className="call-late">待打的有 {counts.late} 件已过回访期限</span>}
        <span className="call-bar-end">
          <Button onClick={() => window.print()} disabled={calls.items.length === 0}>
            打印清单
          </Button>
          <Button onClick={() => setOpen('help')}>按键 (?)</Button>
        </span>
      </div>
      <p role="status" className="dispatch-said">
        {note}
      </p>
      {list.isPending && <Loading what="正在取回访清单" />}
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {list.data && !current && <Nothing what={EMPTY[view]} />}
      {current && (
        <div className="dispatch call-desk" ref={work} tabIndex={-1}>
          <CallQueue items={calls.items} current={current.id} onChoose={calls.choose} />
          <CallCard key={current.id} item={current} asked={asked} needed={list.data?.attemptsNeeded ?? 0} />
          <CallResult
            questions={questions}
            verdict={verdict}
            noPhone={view === 'noPhone'}
            pending={calls.record.isPending}
            writing={writing}
            onLeave={leave}
            onRecord={() => void record()}
            onExclude={() => setOpen('exclude')}
          />
        </div>
      )}
      <CallPaper items={calls.items} />
      {open === 'help' && <CallKeysHelp questions={questions} onClose={() => setOpen(undefined)} />}
      {open === 'exclude' && current && (
        <ExcludeDialog
          item={current}
          schema={list.data?.forms['proposeExclusion']}
          onClose={() => setOpen(undefined)}
          onDone={() => void calls.refresh()}
        />
      )}
    </>
  )
}
