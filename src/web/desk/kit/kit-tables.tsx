import { Button } from 'antd'
import { useState } from 'react'
import type { ClockStatus } from '../../../server/api-types/clocks.ts'
import { ChoosingTable } from '../common/choosing-table.tsx'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { QueueList } from '../common/queue-list.tsx'
import { WideTable } from '../common/wide-table.tsx'
import { ClockStrip } from '../matter/clock-strip.tsx'
import { Section } from '../matter/section.tsx'
import { Bars, Legend } from '../pictures/bars.tsx'
import { Columns } from '../pictures/columns.tsx'
import { NumberTable } from '../pictures/number-table.tsx'

const DONE = { isPending: false, isError: false, error: null, refetch: () => undefined }
const MORE = {
  hasNextPage: true,
  isFetchingNextPage: false,
  fetchNextPage: () => new Promise<never>(() => undefined),
}
const NAMES = { a: '在时限内', b: '已过时限' } as const
const OFFICES = [
  { id: 'one', title: '示例水利局', open: 12, late: 0 },
  { id: 'two', title: '示例镇', open: 4, late: 2 },
] as const
const CLOCK: ClockStatus = {
  name: 'answer',
  label: '答复期限',
  dueOn: '2020-03-26',
  targetOn: '2020-03-19',
  startedOn: '2020-02-26',
  stoppedOn: null,
  state: 'running',
  late: false,
  missedTarget: false,
  workingDaysLeft: 5,
  provisional: false,
  length: '20个工作日',
  target: '15个工作日',
  explanation: [],
  promiseLines: 0,
}
const CLOCKS: readonly ClockStatus[] = [
  CLOCK,
  { ...CLOCK, name: 'late', label: '办结期限', dueOn: '2020-03-10', late: true, workingDaysLeft: -3 },
  { ...CLOCK, name: 'done', label: '分办期限', stoppedOn: '2020-02-28', state: 'stopped', workingDaysLeft: null },
]

/** Clocks, lists, tables and pictures, each as it stands on pages. */
export function KitTables() {
  const [at, setAt] = useState<string>('one')
  return (
    <>
      <Section title="时限卡">
        <ClockStrip clocks={CLOCKS} />
      </Section>
      <Section title="表格与清单" extra={<Button size="small">卡片的动作</Button>}>
        <p className="desk-quiet">文字靠左，数字靠右、等宽；放不下的横着滚动，键盘也到得了。</p>
        <ListState query={DONE} items={[...OFFICES]} empty="没有单位">
          {(items) => (
            <WideTable<(typeof OFFICES)[number]>
              rowKey="id"
              rows={items}
              columns={[
                { title: '单位', dataIndex: 'title' },
                { title: '在办', dataIndex: 'open', width: 90, align: 'right', className: 'desk-number' },
                { title: '其中逾期', dataIndex: 'late', width: 90, align: 'right', className: 'desk-number' },
              ]}
            />
          )}
        </ListState>
        <ChoosingTable<(typeof OFFICES)[number]>
          size="small"
          rowKey="id"
          pagination={false}
          rowSelection={{ getCheckboxProps: ({ title }) => ({ 'aria-label': `选择：${title}` }) }}
          dataSource={[...OFFICES]}
          columns={[
            { title: '可以挑选的单位', dataIndex: 'title' },
            { title: '在办', dataIndex: 'open', width: 90, align: 'right', className: 'desk-number' },
          ]}
        />
        <MoreButton query={MORE} className="kit-more" />
        <QueueList
          label="示例队列"
          items={OFFICES}
          current={at}
          onChoose={setAt}
          note={({ open }) => `在办 ${open} 件`}
          due={() => ({ dueOn: '2020-03-20', late: false, workingDaysLeft: 8 })}
        />
      </Section>
      <Section title="图">
        <p className="desk-quiet">看到时才画；图里的数在下面的表里都有，第二种用斜纹，不靠颜色区分。</p>
        <Legend {...NAMES} />
        <Bars
          title="各单位在办"
          bars={OFFICES.map(({ title, open, late }) => ({
            label: title,
            parts: [
              { value: open - late, tone: 'a', name: NAMES.a },
              { value: late, tone: 'b', name: NAMES.b },
            ],
          }))}
        />
        <Columns
          title="各月收到和办结"
          names={{ a: '收到', b: '办结' }}
          groups={[
            { name: '2月', a: 8, b: 5 },
            { name: '3月', a: 6, b: 9 },
          ]}
        />
        <NumberTable
          caption="各单位在办和逾期"
          heads={['单位', '在办', '其中逾期']}
          rows={OFFICES.map(({ title, open, late }) => ({
            label: title,
            cells: [{ value: open, list: { state: 'open' } }, { value: late }],
          }))}
        />
      </Section>
    </>
  )
}
