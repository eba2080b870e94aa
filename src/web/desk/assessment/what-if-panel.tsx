import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { SchemeContent, WhatIfGroup, WhatIfResult } from '../../../server/api-types/assessment.ts'
import { send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'

/** What past rankings would be under another rule; nothing is saved. */
export function WhatIfPanel({ scheme, content }: { scheme: string; content: SchemeContent }) {
  const [periods, setPeriods] = useState(3)
  const result = useQuery({
    queryKey: ['assessment-what-if', scheme, periods, JSON.stringify(content)],
    queryFn: () =>
      send<WhatIfResult>('POST', `/api/assessment/schemes/${encodeURIComponent(scheme)}/what-if`, { content, periods }),
    retry: false,
    gcTime: 0,
  })
  return (
    <Section
      title="试算：以往的考核期"
      extra={
        <Select
          aria-label="往前看几期"
          value={periods}
          options={[1, 3, 6, 12].map((value) => ({ value, label: `前 ${value} 期` }))}
          onChange={setPeriods}
        />
      }
    >
      <p className="desk-quiet">只是试算，什么也没有保存。</p>
      {result.isPending && <Loading what="正在试算" />}
      {result.isError && <ProblemPanel error={result.error} onRetry={() => result.refetch()} />}
      {result.data?.periods.length === 0 && <p>方案还没有已经结束的考核期，没有可以试算的。</p>}
      {result.data?.periods.map(({ from, label, groups }) => (
        <div key={from}>
          {groups.map((group) => (
            <Compared key={group.label} title={`${label} ${group.label}`} group={group} />
          ))}
        </div>
      ))}
    </Section>
  )
}

type Place = WhatIfGroup['rows'][number]['before']

function Compared({ title, group: { rows } }: { title: string; group: WhatIfGroup }) {
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className="assessment-table" aria-label={`试算 ${title}`} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">现行名次</th>
            <th scope="col">现行得分</th>
            <th scope="col">试算名次</th>
            <th scope="col">试算得分</th>
            <th scope="col">变化</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ office, officeName, before, after }) => (
            <tr key={office}>
              <th scope="row">{officeName}</th>
              <td className="desk-number">{before?.rank ?? '—'}</td>
              <td className="desk-number">{scoreText(before)}</td>
              <td className="desk-number">{after?.rank ?? '—'}</td>
              <td className="desk-number">{scoreText(after)}</td>
              <td>{moved(before, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function scoreText(place: Place): string {
  return place?.score?.toFixed(2) ?? '—'
}

function moved(before: Place, after: Place): string {
  if (!before?.rank || !after?.rank) return before?.rank === after?.rank ? '' : '参加排名变了'
  const by = before.rank - after.rank
  return by === 0 ? '不变' : by > 0 ? `升 ${by} 位` : `降 ${-by} 位`
}
