import { Link } from 'react-router'
import type { BoardTopics } from '../../../server/api-types/boards.ts'
import { Bars, Legend } from '../pictures/bars.tsx'
import { type Cell, NumberTable } from '../pictures/number-table.tsx'
import { PictureSection } from '../pictures/picture-section.tsx'

type Topic = BoardTopics['topics'][number]

/** What people raise, and whether more or less than before. */
export function Topics({ from, to }: { from: string; to: string }) {
  return (
    <PictureSection<BoardTopics>
      title="群众反映什么"
      note="按分办时定的内容分类；上期是紧接在前、同样长的一段。"
      path="/api/boards/topics"
      query={{ from, to }}
      empty="这个期间没有分了类的来件"
      extra={<Link to="/desk/hotspots">热点</Link>}
      isEmpty={({ topics }) => topics.length === 0}
    >
      {(data) => (
        <div className="board-pair">
          <div>
            <Legend a="本期" b="比上期多出的" />
            <Bars
              title="各类反映"
              bars={data.topics
                .filter(({ now }) => now > 0)
                .map(({ label, now, before }) => ({
                  label,
                  parts: [
                    { value: Math.min(now, before), tone: 'a', name: '与上期相当' },
                    { value: Math.max(0, now - before), tone: 'b', name: '比上期多出的' },
                  ],
                }))}
            />
          </div>
          <NumberTable
            caption="各类反映的件数"
            heads={['分类', ...doorsOf(data).flatMap((door) => [door, '上期']), '合计', '上期合计']}
            rows={data.topics.map((topic) => ({ label: topic.label, cells: cellsOf(topic, data) }))}
          />
        </div>
      )}
    </PictureSection>
  )
}

function doorsOf({ topics }: BoardTopics): string[] {
  return topics[0]?.figures.map(({ label }) => label) ?? []
}

function cellsOf({ figures, now, before }: Topic, data: BoardTopics): Cell[] {
  const page = (figure: string, { from, to }: { from: string; to: string }) =>
    `/desk/figures/${figure}/matters?${new URLSearchParams({ from, to })}`
  return [
    ...figures.flatMap((door) => [
      { value: door.now, to: page(door.figure, data) },
      { value: door.before, to: page(door.figure, data.before) },
    ]),
    { value: now },
    { value: before },
  ]
}
