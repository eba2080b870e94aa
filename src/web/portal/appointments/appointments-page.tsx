import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { AppointmentList } from '../../../server/api-types/calendar.ts'
import { base, get } from '../../shared/api.ts'
import { weekdayText } from '../../shared/day-strip/words.ts'
import { dateText } from '../../shared/format.ts'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { INTERVIEW } from '../interviews/facts.ts'
import { Page } from '../layout/page.tsx'

type Appointment = AppointmentList['items'][number]

/** 公开日程: hearings and sessions open to everybody, from today on, by day. */
export function AppointmentsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['appointments'],
    queryFn: async () => (await get<AppointmentList>('/api/appointments')).items,
  })
  return (
    <Page title="公开日程" lead="公开举行的访谈、听证、开庭，按日期排列。时间和地点如有变动，以这里为准。">
      <p>
        <a href={`${base}/api/appointments.ics`}>订阅到手机日历</a>
        <span className="p-soft">（有变动时日历自动更新）</span>
      </p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={8} />}
      {data?.length === 0 && <Empty>近期没有安排公开的访谈、听证和开庭。</Empty>}
      {data && data.length > 0 && byDay(data).map(([on, items]) => <Day key={on} on={on} items={items} />)}
    </Page>
  )
}

/** The list is ordered by day: those of one day stand together. */
function byDay(items: readonly Appointment[]): [string, Appointment[]][] {
  const days = new Map<string, Appointment[]>()
  for (const item of items) days.set(item.on, [...(days.get(item.on) ?? []), item])
  return [...days]
}

function Day({ on, items }: { on: string; items: readonly Appointment[] }) {
  return (
    <section aria-labelledby={`day-${on}`}>
      <h2 id={`day-${on}`}>
        {dateText(on)} {weekdayText(on)}
      </h2>
      <ul className="p-list">
        {items.map((item) => (
          <li key={`${item.matter}${item.label}`} className="p-list-item">
            <Entry item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ item }: { item: Appointment }) {
  const { matter, procedure, procedureTitle, title, label, time, place } = item
  const where = [time ?? '时间另行公布', place].filter(Boolean).join(' · ')
  const text = (
    <>
      <strong>{title}</strong>
      <span>{where}</span>
      <span className="p-soft">{label === procedureTitle ? label : `${procedureTitle} · ${label}`}</span>
    </>
  )
  return procedure === INTERVIEW ? (
    <Link to={`/interviews/${matter}`} className="p-list-open">
      {text}
    </Link>
  ) : (
    <div className="p-list-open">{text}</div>
  )
}
