import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ItemList, OfficeInfo } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { doorName, opens } from '../common/doors.ts'
import { useProcedures } from '../common/queries.ts'
import { type ReplySearch, repliesAddress } from './reply-search.ts'

/** Narrows the published replies: by way in, office and month of publication. */
export function ReplyFilters({ search }: { search: ReplySearch }) {
  return (
    <>
      <DoorFilter search={search} />
      <details className="p-filter-more" open={isWide() || search.office !== '' || search.month !== ''}>
        <summary>按承办单位、公开月份筛选</summary>
        <div className="p-filter-row">
          <OfficeFilter search={search} />
          <MonthFilter search={search} />
        </div>
      </details>
    </>
  )
}

/** On a telephone the replies come first. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 48rem)').matches
}

function DoorFilter({ search }: { search: ReplySearch }) {
  const procedures = useProcedures().data?.filter(opens) ?? []
  if (procedures.length < 2) return null
  const choices = [{ id: '', name: '全部' }, ...procedures.map((one) => ({ id: one.id, name: doorName(one) }))]
  return (
    <nav className="p-filter" aria-label="按来信方式筛选">
      {choices.map(({ id, name }) => (
        <Link
          key={id}
          to={repliesAddress({ ...search, procedure: id })}
          {...(id === search.procedure ? { 'aria-current': 'true' as const } : {})}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function OfficeFilter({ search }: { search: ReplySearch }) {
  const id = useId()
  const navigate = useNavigate()
  const { data = [] } = useQuery({
    queryKey: ['offices'],
    queryFn: async () => (await get<ItemList<OfficeInfo>>('/api/offices')).items,
    staleTime: Infinity,
  })
  return (
    <div className="p-field">
      <label htmlFor={id}>承办单位</label>
      <select
        id={id}
        className="p-input"
        value={search.office}
        onChange={({ target }) => void navigate(repliesAddress({ ...search, office: target.value }))}
      >
        <option value="">全部单位</option>
        {search.office !== '' && !data.some((office) => office.id === search.office) && (
          <option value={search.office}>其他单位</option>
        )}
        {data
          .filter(({ kind }) => kind !== 'law-firm')
          .map((office) => (
            <option key={office.id} value={office.id}>
              {office.name}
            </option>
          ))}
      </select>
    </div>
  )
}

function MonthFilter({ search }: { search: ReplySearch }) {
  const id = useId()
  const navigate = useNavigate()
  const choose = (month: string) => void navigate(repliesAddress({ ...search, month }))
  return (
    <div className="p-field">
      <label htmlFor={id}>公开月份</label>
      <input
        id={id}
        className="p-input"
        // Where the browser has no field for months it is a line, written 2026-03.
        type="month"
        key={search.month}
        defaultValue={search.month}
        placeholder="2026-03"
        onChange={({ target }) => {
          if (target.value === '' || /^\d{4}-(0[1-9]|1[0-2])$/.test(target.value)) choose(target.value)
        }}
      />
    </div>
  )
}
