import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { PlaceInfo, PlaceList, PlaceRequest } from '../../../server/api-types/places.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { OfficeSelect } from '../common/office-select.tsx'

interface PlaceValues {
  name: string
  kind: string
  aliases?: string
  within?: string
  office?: string | null
}

interface PlaceDialogProps {
  place: PlaceInfo | undefined
  kinds: PlaceList['kinds']
  onClose: () => void
}

/** Enters a place or changes one; its name is what it is known by. */
export function PlaceDialog({ place, kinds, onClose }: PlaceDialogProps) {
  const client = useQueryClient()
  const save = async ({ name, kind, aliases, within, office }: PlaceValues) => {
    const request: PlaceRequest = {
      name,
      kind,
      aliases: namesIn(aliases),
      within: namesIn(within),
      office: office ?? null,
    }
    await send('PUT', '/api/places', { places: [request] })
    await client.invalidateQueries({ queryKey: ['places'] })
  }
  return (
    <FormDialog<PlaceValues>
      title={place ? `修改“${place.name}”` : '登记地名'}
      okText="保存"
      initial={
        place ? { ...place, aliases: place.aliases.join('、'), within: place.within.join('、') } : { kind: 'village' }
      }
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label="地名" rules={[{ required: true, min: 2, message: '请填写地名，至少 2 个字' }]}>
        <Input maxLength={60} disabled={place !== undefined} placeholder="如 马庄桥镇示范村" />
      </Form.Item>
      <Form.Item name="kind" label="类别" rules={[{ required: true, message: '请选择类别' }]}>
        <Select options={kinds.map(({ name, label }) => ({ value: name, label }))} />
      </Form.Item>
      <Form.Item name="aliases" label="别名（选填）" extra="群众还怎么叫，用顿号分开。">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="within" label="上级区域（选填）" extra="大的在前，用顿号分开，如 马庄桥镇。">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="office" label="归哪个单位（选填）">
        <OfficeSelect />
      </Form.Item>
    </FormDialog>
  )
}

function namesIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[、，,；;\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
