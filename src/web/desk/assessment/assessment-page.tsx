import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { PeriodInfo, SchemeList } from '../../../server/api-types/assessment.ts'
import { dateText } from '../../shared/format.ts'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { instantText } from '../common/time.ts'
import { type WideColumn, WideTable } from '../common/wide-table.tsx'
import { ASSESSMENT_ROLES } from '../layout/roles.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { STATES, usePeriods, useSchemes } from './assessment-query.ts'
import './assessment.css'

const COLOURS: Readonly<Record<string, string>> = { running: 'processing', ended: 'warning', frozen: 'success' }

/** 考核: the schemes of the county and the periods of one of them. */
export function AssessmentHome() {
  const schemes = useSchemes()
  return (
    <>
      <PageHeading
        title="考核"
        note="只考核单位，不排个人；指标都从办理记录里数出来，方案先公布、后适用，结果可以申诉。"
        extra={
          schemes.data?.mayEdit && (
            <Link to="/desk/assessment/new">
              <Button type="primary">起草方案</Button>
            </Link>
          )
        }
      />
      <ListState
        query={schemes}
        items={schemes.data?.items}
        empty="还没有公布考核方案"
        next="督办员起草、试算、公布之后才开始考核。"
      >
        {(items) => <Schemes items={items} />}
      </ListState>
    </>
  )
}

function Schemes({ items }: { items: SchemeList['items'] }) {
  const [params, setParams] = useSearchParams()
  const role = useSignedIn().post?.role ?? ''
  const chosen = items.find(({ scheme }) => scheme === params.get('scheme')) ?? items[0]
  if (!chosen) return null
  const { scheme, title, version, publishedOn, effectiveFrom, draft } = chosen
  return (
    <>
      <Section
        title="方案"
        extra={
          items.length > 1 && (
            <Select
              aria-label="方案"
              className="desk-filter-office"
              value={scheme}
              options={items.map((one) => ({ value: one.scheme, label: one.title }))}
              onChange={(next) => setParams({ scheme: next }, { replace: true })}
            />
          )
        }
      >
        <p>
          <Link className="assessment-link" to={`/desk/assessment/schemes/${scheme}`}>
            {title}
          </Link>{' '}
          {publishedOn
            ? `第 ${version} 版，${dateText(publishedOn)}公布，适用于${dateText(effectiveFrom)}起的考核期`
            : '还是草案，公布后才适用'}{' '}
          {draft && publishedOn && <Tag color="processing">有下一版草案</Tag>}
        </p>
      </Section>
      {publishedOn && ASSESSMENT_ROLES.results.includes(role) && <Periods scheme={scheme} />}
    </>
  )
}

/** By the year of the newest result, until another is asked for. */
function Periods({ scheme }: { scheme: string }) {
  const periods = usePeriods(scheme)
  const [asked, setAsked] = useState<string>()
  const all = periods.data?.items ?? []
  const years = [...new Set(all.map(({ from }) => from.slice(0, 4)))]
  const newest = all.find(({ state }) => state === 'frozen') ?? all[0]
  const year = asked ?? newest?.from.slice(0, 4)
  const columns: WideColumn<PeriodInfo>[] = [
    {
      title: '考核期',
      dataIndex: 'label',
      render: (label: string, { from }) => <Link to={`/desk/assessment/${scheme}/${from}`}>{label}</Link>,
    },
    {
      title: '状态',
      dataIndex: 'state',
      width: 100,
      render: (state: string) => <Tag color={COLOURS[state] ?? 'default'}>{STATES[state]}</Tag>,
    },
    { title: '方案', dataIndex: 'version', width: 90, render: (version: number) => `第 ${version} 版` },
    { title: '公布时间', dataIndex: 'frozenAt', width: 150, className: 'desk-number', render: instantText },
    {
      title: '申诉截止',
      dataIndex: 'objectionsUntil',
      width: 120,
      className: 'desk-number',
      render: (on: string | null) => on ?? '—',
    },
  ]
  return (
    <Section
      title="考核期"
      extra={
        years.length > 1 && (
          <Select
            aria-label="年份"
            value={year ?? null}
            options={years.map((value) => ({ value, label: `${value}年` }))}
            onChange={setAsked}
          />
        )
      }
    >
      <ListState
        query={periods}
        items={periods.data?.items.filter(({ from }) => from.startsWith(year ?? ''))}
        empty="方案适用的第一个考核期还没有开始"
        next="考核期开始后，这里逐期列出结果。"
      >
        {(items) => <WideTable<PeriodInfo> rowKey="from" columns={columns} rows={items} least={620} />}
      </ListState>
    </Section>
  )
}
