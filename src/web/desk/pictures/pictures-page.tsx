import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import type { DuePicture, FlowPicture, OfficePicture } from '../../../server/api-types/pictures.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { useCounty, useOffices, useProcedures } from '../common/queries.ts'
import { spanText } from '../common/time.ts'
import { useRangePresets } from '../common/use-range-presets.ts'
import { OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { Bars, Legend } from './bars.tsx'
import { NumberTable } from './number-table.tsx'
import { PictureSection } from './picture-section.tsx'

/** 图表: when work falls due, where it lingers, who has it. */
export function PicturesPage() {
  const [params, setParams] = useSearchParams()
  const { post } = useSignedIn()
  const bound = OFFICE_ROLES.includes(post?.role ?? '')
  const today = useCounty().data?.today ?? ''
  const procedures = useProcedures().data ?? []
  const offices = useOffices().data ?? []
  const office = params.get('office') ?? undefined
  const presets = useRangePresets()
  const from = params.get('from') ?? (today && `${today.slice(0, 4)}-01-01`)
  const to = params.get('to') ?? today
  const procedure = params.get('procedure') ?? procedures[0]?.id
  const choose = (patch: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }
  const list = (more: Record<string, string>) => ({ ...(office ? { office } : {}), ...more })
  const closed = (more: Record<string, string> = {}) => list({ state: 'all', closedFrom: from, closedTo: to, ...more })
  return (
    <>
      <PageHeading title="图表" note="每幅图下面有表，点数字看它数的是哪些事项。" />
      <search className="desk-filters">
        <DatePicker.RangePicker
          aria-label="办结日期"
          presets={presets}
          allowClear={false}
          value={from && to ? [dayjs(from), dayjs(to)] : null}
          onChange={(_, [start, end] = ['', '']) => choose({ from: start || undefined, to: end || undefined })}
        />
        {!bound && (
          <Select
            aria-label="主办单位"
            className="desk-filter-office"
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            value={office ?? ''}
            options={[{ value: '', label: '全县' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(chosen) => choose({ office: chosen })}
          />
        )}
      </search>
      <PictureSection<DuePicture>
        title="到期：按周"
        note="在办事项最近一项时限（法定的或县定的）落在哪一周；本周以前的已经过期。"
        path="/api/pictures/due"
        query={{ office }}
        isEmpty={({ weeks }) => weeks.every(({ due }) => due === 0)}
      >
        {({ weeks }) => (
          <>
            <Legend a="还没到期" b="已经过期" />
            <Bars
              title="在办事项按到期的周"
              bars={weeks.map((week) => ({
                label: weekText(week.from),
                parts: [{ value: week.due, tone: week.standing === 'past' ? 'b' : 'a', name: '到期' }],
              }))}
            />
            <NumberTable
              caption="在办事项按到期的周"
              heads={['周', '到期']}
              rows={weeks.map((week) => ({
                label: `${spanText(week.from, week.to)}${week.standing === 'now' ? '（本周）' : ''}`,
                cells: [{ value: week.due, list: list({ dueFrom: week.from, dueTo: week.to }) }],
              }))}
            />
          </>
        )}
      </PictureSection>
      {procedure && from && to && (
        <PictureSection<FlowPicture>
          title="从收到到办结：停在哪个环节"
          note="期间办结的事项在各环节停留的日历天数，暂停的日子也算在内；一半的事项不超过“一半”，九成不超过“九成”。"
          path="/api/pictures/flow"
          query={{ office, from, to, procedure }}
          extra={
            <Select
              aria-label="事项种类"
              popupMatchSelectWidth={false}
              value={procedure}
              options={procedures.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(chosen) => choose({ procedure: chosen })}
            />
          }
          isEmpty={({ stages }) => stages.length === 0}
        >
          {({ stages }) => (
            <>
              <Legend a="一半的事项不超过（天）" b="其后到九成" />
              <Bars
                title="各环节停留天数"
                bars={stages.map(({ label, median, ninth }) => ({
                  label,
                  parts: [
                    { value: median, tone: 'a', name: '一半' },
                    { value: Math.max(0, ninth - median), tone: 'b', name: '到九成再加' },
                  ],
                }))}
              />
              <NumberTable
                caption="各环节停留天数"
                heads={['环节', '事项', '一半（天）', '九成（天）']}
                rows={stages.map(({ label, matters, median, ninth }) => ({
                  label,
                  cells: [{ value: matters, list: closed({ procedure }) }, { value: median }, { value: ninth }],
                }))}
              />
            </>
          )}
        </PictureSection>
      )}
      {from && to && (
        <PictureSection<OfficePicture>
          title="各单位"
          note="现在在办的，和期间办结的；逾期指过了法定期限。"
          path="/api/pictures/offices"
          query={{ office, from, to }}
          isEmpty={({ offices: all }) => all.length === 0}
        >
          {({ offices: all }) => (
            <>
              <Legend a="在办未逾期" b="在办逾期" />
              <Bars
                title="各单位在办和逾期"
                bars={all.slice(0, 25).map(({ name, open, openLate }) => ({
                  label: name,
                  parts: [
                    { value: open - openLate, tone: 'a', name: '在办未逾期' },
                    { value: openLate, tone: 'b', name: '在办逾期' },
                  ],
                }))}
              />
              <NumberTable
                caption="各单位在办、办结和逾期"
                heads={['单位', '在办', '其中逾期', '期间办结', '其中逾期办结']}
                rows={all.map(({ office: id, name, ...count }) => ({
                  label: name,
                  cells: officeCells(id, count, { from, to }),
                }))}
              />
            </>
          )}
        </PictureSection>
      )}
    </>
  )
}

function officeCells(
  office: string | null,
  { open, openLate, closed, closedLate }: Omit<OfficePicture['offices'][number], 'office' | 'name'>,
  { from, to }: { from: string; to: string },
) {
  const within = { state: 'all', closedFrom: from, closedTo: to }
  const of: Record<string, string> = office ? { office } : { unassigned: 'true' }
  const cell = (value: number, more: Record<string, string>) => ({ value, list: { ...of, ...more } })
  return [
    cell(open, {}),
    cell(openLate, { late: 'true' }),
    cell(closed, within),
    cell(closedLate, { ...within, late: 'true' }),
  ]
}

function weekText(monday: string): string {
  const [, month = '', day = ''] = monday.split('-')
  return `${Number(month)}月${Number(day)}日起`
}
