import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import type { GridPage, StatisticsPage as Page, StatisticsInfo } from '../../../server/api-types/statistics.ts'
import type { ItemList } from '../../../server/api-types.ts'
import { addressOf, read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useCounty, useOffices } from '../common/queries.ts'
import { OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { StatisticsGrid } from './statistics-grid.tsx'
import { StatisticsTable } from './statistics-table.tsx'

/** 法定统计表: the tables that the law prescribes for a year, each cell a link to its matters. */
export function StatisticsPage() {
  const [params, setParams] = useSearchParams()
  const { post } = useSignedIn()
  const thisYear = useThisYear()
  const year = params.get('year') ?? thisYear
  const office = params.get('office') ?? undefined
  const tables = useQuery({
    queryKey: ['statistics', year],
    queryFn: async () => (await read<ItemList<StatisticsInfo>>('/api/statistics', { year })).items,
    enabled: year !== undefined,
  })
  const id = tables.data?.some((table) => table.id === params.get('table')) ? params.get('table') : tables.data?.[0]?.id
  const table = useQuery({
    queryKey: ['statistics-table', post?.id, id, year, office],
    queryFn: () => read<Page | GridPage>(`/api/statistics/${id}`, { year, office }),
    placeholderData: keepPreviousData,
    enabled: id !== undefined,
  })
  const choose = (next: Record<string, string | undefined>) =>
    setParams(chosenOf({ year, office, table: id ?? undefined, ...next }))
  const search = new URLSearchParams(chosenOf({ year, office }))
  return (
    <>
      <PageHeading
        title="法定统计表"
        note={table.data && `格式：${table.data.source}。点数字可看它数的是哪些事项。`}
        extra={id && <Button href={addressOf(`/api/statistics/${id}/workbook?${search}`)}>导出电子表格</Button>}
      />
      <search className="desk-filters">
        <span>年度</span>
        <DatePicker
          aria-label="年度"
          picker="year"
          allowClear={false}
          value={year ? dayjs(`${year}-01-01`) : null}
          onChange={(_, next) => typeof next === 'string' && next && choose({ year: next })}
        />
        <Select
          aria-label="统计表"
          popupMatchSelectWidth={false}
          value={id ?? ''}
          options={(tables.data ?? []).map((one) => ({ value: one.id, label: `${one.procedureTitle}：${one.title}` }))}
          onChange={(next) => choose({ table: next })}
        />
        {!OFFICE_ROLES.includes(post?.role ?? '') && <OfficeFilter office={office} onChange={choose} />}
      </search>
      {(tables.isError || table.isError) && (
        <ProblemPanel error={tables.error ?? table.error} onRetry={() => table.refetch()} />
      )}
      {tables.data?.length === 0 && <Nothing what="这个年度没有法定统计表" next="请改选年度。" />}
      {tables.isPending && !tables.isError && <Loading what="正在统计" />}
      <div aria-busy={table.isFetching} className={table.isPlaceholderData ? 'desk-stale' : ''}>
        {table.data?.kind === 'table' && <StatisticsTable page={table.data} search={search} />}
        {table.data?.kind === 'grid' && <StatisticsGrid page={table.data} search={search} />}
      </div>
    </>
  )
}

/** Only what is chosen goes into the address. */
function chosenOf(all: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

function useThisYear(): string | undefined {
  return useCounty().data?.today.slice(0, 4)
}

function OfficeFilter({
  office,
  onChange,
}: {
  office: string | undefined
  onChange: (next: { office: string | undefined }) => void
}) {
  const offices = useOffices().data ?? []
  return (
    <Select
      aria-label="单位"
      className="desk-filter-office"
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={office ?? ''}
      options={[{ value: '', label: '全县' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(chosen) => onChange({ office: chosen || undefined })}
    />
  )
}
