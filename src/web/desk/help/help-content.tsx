import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useLocation } from 'react-router'
import type { HelpTable, ProcedureHelp } from '../../../server/api-types/help.ts'
import { HeadRow } from '../../shared/head-row.tsx'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useProcedures } from '../common/queries.ts'
import { useOpenMatter } from '../matter/open-matter.ts'
import { wordsFor } from './words.ts'
import './help.css'

/** A few words on the page, then the rules of the procedure at hand as its definition has them. */
export function HelpContent() {
  const { pathname } = useLocation()
  const open = useOpenMatter()
  const procedures = useProcedures().data ?? []
  const plural = /^\/desk\/new\/([^/]+)/.exec(pathname)?.[1]
  const here = open?.procedure ?? procedures.find((each) => each.plural === plural)?.id
  const [chosen, setChosen] = useState<string>()
  const id = chosen ?? here
  return (
    <div className="help">
      <ul>
        {wordsFor(pathname).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <h2>办理规则</h2>
      <Select
        aria-label="哪种事项"
        className="desk-wide"
        placeholder="选择事项种类，看期限、动作和依据"
        value={id ?? null}
        options={procedures.map((each) => ({ value: each.id, label: each.title }))}
        onChange={(next: string) => setChosen(next)}
      />
      {id && <Rules id={id} />}
    </div>
  )
}

function Rules({ id }: { id: string }) {
  const help = useQuery({
    queryKey: ['help', id],
    queryFn: () => read<ProcedureHelp>(`/api/procedures/${id}/help`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (help.isPending) return <Loading />
  if (!help.data) return <ProblemPanel error={help.error} onRetry={() => help.refetch()} />
  const { intro, notAccepted, tables } = help.data
  return (
    <>
      <p>{intro}</p>
      {notAccepted.length > 0 && (
        <>
          <p>不在这里办的：</p>
          <ul>
            {notAccepted.map(({ what, instead }) => (
              <li key={what}>
                {what}：{instead}
              </li>
            ))}
          </ul>
        </>
      )}
      {tables.map((table) => (
        <Table key={table.title} table={table} />
      ))}
    </>
  )
}

function Table({ table: { title, heads, rows } }: { table: HelpTable }) {
  return (
    <details open={title === '期限'}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <section className="help-table" aria-label={title} tabIndex={0}>
        <table>
          <HeadRow heads={heads} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((text, at) => (
                  <td key={heads[at]}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
