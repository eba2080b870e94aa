import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { FigureTable, FigureValue, MatterList } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { read } from '../client.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { useCounty } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { USUAL } from '../worklist/columns.tsx'
import { ExportMenu } from '../worklist/export-menu.tsx'
import { usePlace } from '../worklist/filters.ts'
import { MatterBrowser } from '../worklist/matter-browser.tsx'
import { valueText } from './figure-block.tsx'
import { defined, periodOf } from './figure-query.ts'

/** What is saved of each matter: how it ended as well, which a figure often counts. */
const COLUMNS = [...USUAL, 'closed', 'outcome']

function headingOf(figure: FigureValue, cell: string | undefined): string {
  if (cell === undefined) return `${figure.label}：${valueText(figure)}`
  return `${figure.label}（${cell}）：${figure.cells?.[cell] ?? 0}`
}

/** The matters one figure counts, or one column of it. */
export function FigureMattersPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const { post } = useSignedIn()
  const place = usePlace()
  const [limit, setLimit] = useState('20')
  const period = periodOf(params, useCounty().data?.today)
  const cell = params.get('cell') ?? undefined
  const path = `/api/figures/${encodeURIComponent(id)}/matters`
  const table = useQuery({
    queryKey: ['figures', post?.id, period],
    queryFn: () => read<FigureTable>('/api/figures', period),
    enabled: period !== undefined,
  })
  const list = useQuery({
    queryKey: ['figure-matters', post?.id, id, period, cell, limit, place.cursor],
    queryFn: () => read<MatterList>(path, { ...period, cell, limit, cursor: place.cursor }),
    placeholderData: keepPreviousData,
    enabled: period !== undefined,
  })
  const figure = table.data?.figures.find((each) => each.id === id)
  const back = `/desk/figures?${new URLSearchParams(defined(period ?? {}))}`
  return (
    <>
      <Link to={back}>← 统计</Link>
      <PageHeading
        title={figure ? headingOf(figure, cell) : '指标所数的事项'}
        note={figure && table.data && `${dateText(table.data.from)}至${dateText(table.data.to)}。${figure.rule}`}
        extra={period && <ExportMenu path={`${path}/export`} query={{ ...period, cell }} columns={COLUMNS} />}
      />
      <MatterBrowser list={list} place={place} limit={limit} onLimit={setLimit} empty="这个指标在该期间没有数到事项" />
    </>
  )
}
