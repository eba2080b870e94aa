import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import type { GridCellView } from '../../../server/api-types/statistics.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'

/** The number that is being told. */
export interface Telling {
  cell: Extract<GridCellView, { told: string }>
  /** Row and column. */
  name: string
}

interface TellValues {
  value: number | null
  source: string
}

interface TellDialogProps {
  grid: string
  year: number
  telling: Telling
  onClose: () => void
}

/** 填报: a number Heng does not count, with where it comes from; emptied, it is taken back. */
export function TellDialog({ grid, year, telling: { cell, name }, onClose }: TellDialogProps) {
  const client = useQueryClient()
  const save = async ({ value, source }: TellValues) => {
    await send('PUT', `/api/statistics/${grid}/told`, { year, cell: cell.told, value: value ?? null, source })
    await client.invalidateQueries({ queryKey: ['statistics-table'] })
  }
  return (
    <FormDialog<TellValues>
      title={`填报：${name}（${year}年度）`}
      okText="保存"
      initial={{ value: cell.value, source: cell.source ?? '' }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="value" label={`数量（${cell.unit}）`} extra="留空则撤回已填报的数，回到“尚未记录”。">
        <InputNumber className="desk-wide" precision={cell.unit === '万元' ? 2 : 0} />
      </Form.Item>
      <Form.Item
        name="source"
        label="来源"
        extra="写明依据哪份台账、报表，或者由哪个单位提供；填报人和日期自动记下，可在变更记录里查到。"
        rules={[{ required: true, min: 4, message: '请写明来源，至少 4 个字' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  )
}
