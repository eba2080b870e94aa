import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { DecisionInfo, DecisionList, DispatchTaskName } from '../../../server/api-types/dispatch.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { WideTable } from '../common/wide-table.tsx'
import { Section } from '../matter/section.tsx'
import { bandText, percent } from './advice-text.ts'

const KINDS: Readonly<Record<string, string>> = {
  all: '全部',
  wrong: '首条建议不对的',
  'sure-wrong': '有把握却不对的',
  itself: '程序自动办的',
  corrected: '后来更正的',
  returned: '单位退回的',
  'checked-wrong': '抽查有误的',
}

/** The matters behind a number, newest first. */
export function DecisionsTable({ scope }: { scope: { task: DispatchTaskName; from: string; to: string } }) {
  const [params, setParams] = useSearchParams()
  const kind = params.get('kind') ?? 'wrong'
  const label = params.get('label') ?? undefined
  const [cursors, setCursors] = useState<readonly string[]>([])
  const query = { ...scope, kind, label, cursor: cursors.at(-1) }
  const list = useQuery({
    queryKey: ['dispatch', 'decisions', query],
    queryFn: () => read<DecisionList>('/api/dispatch/decisions', query),
    placeholderData: keepPreviousData,
  })
  const show = (next: string) => {
    setCursors([])
    setParams((all) => {
      const search = new URLSearchParams(all)
      search.set('kind', next)
      search.delete('label')
      return search
    })
  }
  return (
    <div id="decisions">
      <Section
        title="事项"
        extra={
          <Select
            aria-label="看哪些事项"
            popupMatchSelectWidth={false}
            value={kind}
            options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
            onChange={show}
          />
        }
      >
        <ListState query={list} items={list.data?.items} empty="没有这样的事项">
          {(items) => (
            <WideTable<DecisionInfo>
              rowKey="id"
              rows={items}
              least={860}
              columns={[
                { title: '日期', dataIndex: 'decidedOn', width: 104, className: 'desk-number' },
                {
                  title: '标题',
                  dataIndex: 'title',
                  render: (title: string, { id }) => <Link to={`/desk/matters/${id}`}>{title}</Link>,
                },
                {
                  title: '当时的建议',
                  key: 'advised',
                  width: 230,
                  render: (_, { advised, band }) => (
                    <>
                      <Tag>{bandText(band)}</Tag>
                      {advised.map(({ name, probability }) => `${name} ${percent(probability)}`).join('、')}
                    </>
                  ),
                },
                { title: '最后', dataIndex: 'chosenName', width: 130, render: (name: string | null) => name ?? '—' },
                { title: '怎样定的', dataIndex: 'howLabel', width: 110 },
                { title: '理由', dataIndex: 'reason', width: 200, render: (text: string | null) => text ?? '' },
              ]}
            />
          )}
        </ListState>
        <div className="desk-paging">
          <Button size="small" disabled={cursors.length === 0} onClick={() => setCursors((all) => all.slice(0, -1))}>
            上一页
          </Button>
          <Button
            size="small"
            disabled={!list.data?.nextCursor}
            onClick={() => setCursors((all) => [...all, list.data?.nextCursor ?? ''])}
          >
            下一页
          </Button>
        </div>
      </Section>
    </div>
  )
}
