import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CheckItem, CheckList } from '../../../server/api-types/dispatch.ts'
import type { Acted } from '../../../server/api-types.ts'
import { newKey } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSignedIn } from '../session/session.ts'
import { percent } from './advice-text.ts'
import { DispatchTabs } from './dispatch-tabs.tsx'
import { OfficeSearch } from './office-search.tsx'
import { useDispatchKeys } from './use-dispatch-keys.ts'

/** What the person found, and where wrong, what is right. */
interface Verdict {
  verdict: '正确' | '有误'
  category?: string
  office?: string
}

/** 抽查: a twentieth of what the program did of itself, looked at by a person. */
export function CheckPage() {
  const { post } = useSignedIn()
  const client = useQueryClient()
  const [correcting, setCorrecting] = useState(false)
  const [said, setSaid] = useState('')
  const list = useQuery({
    queryKey: ['dispatch', 'checks', post?.id],
    queryFn: () => read<CheckList>('/api/dispatch/checks'),
  })
  const item = list.data?.items[0]
  const judge = useMutation({
    mutationFn: (verdict: Verdict) => (item ? record(item, verdict) : Promise.resolve()),
    onSuccess: async (_, { verdict }) => {
      setSaid(`${verdict}：${item?.title ?? ''}`)
      setCorrecting(false)
      await client.invalidateQueries({ queryKey: ['dispatch'] })
    },
  })
  const decide = (verdict: Verdict) => !judge.isPending && judge.mutate(verdict)
  const mayCorrect = post?.role === 'dispatcher'
  useDispatchKeys({
    y: item && (() => decide({ verdict: '正确' })),
    n: item && (() => (mayCorrect ? setCorrecting(true) : decide({ verdict: '有误' }))),
    Escape: () => setCorrecting(false),
  })
  const counts = list.data?.counts
  return (
    <>
      <PageHeading
        title="抽查自动分办"
        note={
          counts &&
          `近 90 天程序自动办 ${counts.itself} 项，抽出 ${counts.drawn} 项；已查正确 ${counts.right} 项、有误 ${counts.wrong} 项。抽取由编号算出，谁也不能挑选。`
        }
      />
      <DispatchTabs />
      <p role="status" className="dispatch-said">
        {said}
      </p>
      {judge.isError && <ProblemPanel error={judge.error} />}
      {list.isPending && <Loading what="正在取抽查" />}
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {list.data && !item && (
        <Nothing what="没有待抽查的自动分办" next="程序自动分办的，按编号抽百分之五，列在这里由人核对。" />
      )}
      {item && (
        <article className="check-card" aria-labelledby="check-title">
          <header>
            <h2 id="check-title">{item.title}</h2>
            <p className="desk-quiet">
              <Link to={`/desk/matters/${item.id}`}>{item.receiptNumber}</Link> · {dateText(item.decidedOn)}自动办 ·
              现处“
              {item.stageLabel}” · 还有 {list.data?.items.length} 件待查
            </p>
          </header>
          <p className="message-text">{item.body}</p>
          <dl className="desk-fields">
            {item.office && <Found label="程序分办给" text={item.office.name} probability={item.office.probability} />}
            {item.category && (
              <Found label="程序归入" text={item.category.chosen} probability={item.category.probability} />
            )}
          </dl>
          <div className="desk-inline">
            <Button type="primary" loading={judge.isPending} onClick={() => decide({ verdict: '正确' })}>
              <kbd>Y</kbd> 正确
            </Button>
            <Button
              danger
              aria-expanded={correcting}
              onClick={() => (mayCorrect ? setCorrecting(true) : decide({ verdict: '有误' }))}
            >
              <kbd>N</kbd> 有误
            </Button>
          </div>
          {correcting && <Correction item={item} onDecide={decide} onClose={() => setCorrecting(false)} />}
        </article>
      )}
    </>
  )
}

function Found({ label, text, probability }: { label: string; text: string; probability: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{text}</strong> <span className="desk-quiet">把握 {percent(probability)}</span>
      </dd>
    </div>
  )
}

function Correction({
  item,
  onDecide,
  onClose,
}: {
  item: CheckItem
  onDecide: (verdict: Verdict) => void
  onClose: () => void
}) {
  return (
    <section aria-label="改为">
      {item.category && (
        <>
          <p>应归入：</p>
          <div className="category-choices">
            {item.categories
              .filter((name) => name !== item.category?.chosen)
              .map((name) => (
                <Button key={name} size="small" onClick={() => onDecide({ verdict: '有误', category: name })}>
                  {name}
                </Button>
              ))}
          </div>
        </>
      )}
      {item.office && item.open && (
        <>
          <p>应由哪个单位办（记入转办）：</p>
          <OfficeSearch onChoose={({ id }) => onDecide({ verdict: '有误', office: id })} onClose={() => undefined} />
        </>
      )}
      <div className="desk-inline">
        <Button size="small" onClick={() => onDecide({ verdict: '有误' })}>
          只记有误，不改
        </Button>
        <Button size="small" onClick={onClose}>
          返回
        </Button>
      </div>
    </section>
  )
}

/** The verdict first; then, where it was wrong, what is right, as acts of their own. */
async function record(item: CheckItem, { verdict, category, office }: Verdict): Promise<void> {
  const act = (action: string, body: object, seq: number) =>
    send<Acted>('POST', `/api/${item.plural}/${item.id}/${action}`, body, { key: newKey(), seq })
  let { seq } = await act('check-dispatch', { verdict }, item.seq)
  if (category) ({ seq } = await act('classify', { category, reason: '抽查更正' }, seq))
  if (office) await act('transfer', { office, reason: '抽查发现自动分办有误' }, seq)
}
