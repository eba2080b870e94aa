import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { Link } from 'react-router'
import type { AnsweredBefore, AnsweredMatter, ReplyCheck } from '../../../server/api-types/reply.ts'
import { dateText } from '../../shared/format.ts'
import { read, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useSettled } from './use-settled.ts'

/** Beside the reply: how like matters were answered. Stands inside the form, to take over what it quotes. */
export function AnsweredBeforeList({ matter, field }: { matter: string; field: string }) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const before = useQuery({
    queryKey: ['answered-before', matter],
    queryFn: () => read<AnsweredBefore>(`/api/matters/${matter}/answered-before`),
    staleTime: 300_000,
  })
  const append = (text: string) => {
    const written = form.getFieldValue(field)
    form.setFieldValue(field, typeof written === 'string' && written.trim() ? `${written}\n${text}` : text)
  }
  return (
    <section className="action-original reply-before" aria-label="相似事项的答复">
      <h3>相似事项的答复</h3>
      {before.isPending && <Loading what="正在找相似事项" />}
      {before.isError && <ProblemPanel error={before.error} onRetry={() => before.refetch()} />}
      {before.data?.items.length === 0 && (
        <Nothing what="还没有答复过相似的事项" next="答复多了，相似的会列在这里供参考。" />
      )}
      <ol>
        {before.data?.items.map((item) => (
          <Precedent key={item.id} item={item} onTake={() => append(item.answer)} />
        ))}
      </ol>
      {before.data && before.data.items.length > 0 && (
        <p className="desk-quiet">只供参考：事实不同，答复就应不同；引用的法律可能已经修改。</p>
      )}
    </section>
  )
}

function Precedent({ item, onTake }: { item: AnsweredMatter; onTake: () => void }) {
  return (
    <li>
      <details>
        <summary>
          <strong>{item.title}</strong>
          <span className="desk-quiet">
            {[item.officeName, `${dateText(item.closedOn)}办结`, item.published ? '已公开' : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </summary>
        <p className="desk-quiet">共同的词：{item.common.join('、')}</p>
        <p className="reply-answer">{item.answer}</p>
        <div className="desk-inline">
          <Button size="small" onClick={onTake}>
            引入到答复
          </Button>
          {item.open ? (
            <Link to={`/desk/matters/${item.id}`} target="_blank">
              打开 {item.receiptNumber}
            </Link>
          ) : (
            <span className="desk-quiet">其他单位的事项，只能看公开稿</span>
          )}
        </div>
      </details>
      {item.cited.length > 0 && (
        <p className="reply-cited">
          引用：{item.cited.map(({ instrument, articles }) => `《${instrument}》${articles.join('、')}`).join('；')}
        </p>
      )}
    </li>
  )
}

/** What a good reply has, told while one writes. It blocks nothing. */
export function ReplyChecklist({ matter, field }: { matter: string; field: string }) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const written: unknown = Form.useWatch(field, form)
  const text = useSettled(typeof written === 'string' ? written : '')
  const check = useQuery({
    queryKey: ['reply-check', matter, text],
    queryFn: () => send<ReplyCheck>('POST', `/api/matters/${matter}/reply-check`, { text }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const points = check.data?.points ?? []
  const missing = points.filter(({ found }) => !found)
  return (
    <section className="reply-check" aria-label="答复要点">
      <h3>
        <span role="status">
          答复要点{points.length > 0 && (missing.length === 0 ? '：都写到了' : `：还可补充 ${missing.length} 项`)}
        </span>
      </h3>
      {check.isError && <ProblemPanel error={check.error} onRetry={() => check.refetch()} />}
      <ul>
        {points.map(({ id, label, found, hint, words }) => (
          <li key={id} className={found ? 'point-found' : 'point-missing'}>
            <span aria-hidden="true">{found ? '✓' : '○'}</span>
            <span>
              <strong>{label}</strong>
              <span className="desk-hidden">{found ? '已写到' : '没有看到'}</span>
              <span className="desk-quiet"> {found ? `“${words ?? ''}”` : hint}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="desk-quiet">只是提醒，不影响提交，也不记录、不评分。</p>
    </section>
  )
}
