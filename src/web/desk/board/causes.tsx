import type { BoardCauses } from '../../../server/api-types/boards.ts'
import { NumberTable } from '../pictures/number-table.tsx'
import { PictureSection } from '../pictures/picture-section.tsx'

/** Where matters past their day stand still, and what befell them on the way. */
export function Causes({ office }: { office: string | undefined }) {
  const of = office ? { office } : {}
  return (
    <PictureSection<BoardCauses>
      title="过了时限的，卡在哪里"
      note="时限包括法定期限和县里自己定的。退回过、延期过、催办过的，可以点进去逐件看原因。"
      path="/api/boards/causes"
      query={{ office }}
      empty="没有过了时限的事项"
      isEmpty={({ rows }) => rows.length === 0}
    >
      {({ rows, dueTo }) => (
        <NumberTable
          caption="过了时限的事项停在哪一环节"
          heads={['停在', '件数', '一半已过（工作日）', '退回过', '延期过', '催办过']}
          rows={rows.map((row) => {
            const list = { ...of, procedure: row.procedure, stage: row.stage, dueTo }
            return {
              label: `${row.procedureTitle}·${row.stageLabel}`,
              key: `${row.procedure} ${row.stage}`,
              cells: [
                { value: row.past, list },
                { value: row.medianDays },
                { value: row.returned, list: { ...list, did: 'return' } },
                { value: row.extended, list: { ...list, did: 'approveExtension' } },
                { value: row.reminded, list: { ...list, did: 'remind' } },
              ],
            }
          })}
        />
      )}
    </PictureSection>
  )
}
