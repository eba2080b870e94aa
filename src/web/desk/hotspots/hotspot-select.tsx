import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { HotspotList } from '../../../server/api-types/hotspots.ts'
import { firstSigns } from '../../shared/format.ts'
import { read } from '../client.ts'

interface HotspotSelectProps {
  id?: string
  value?: string
  onChange?: (hotspot: string) => void
  /** The hotspot one comes from. */
  not: string
}

/** Another hotspot, found by its place or name. */
export function HotspotSelect({ id, value, onChange, not }: HotspotSelectProps) {
  const [place, setPlace] = useState('')
  const hotspots = useQuery({
    queryKey: ['hotspots', 'select', place],
    queryFn: async () => (await read<HotspotList>('/api/hotspots', { place })).items,
  })
  return (
    <Select
      {...(id ? { id } : {})}
      className="desk-wide"
      placeholder="输入地点或名称查找"
      loading={hotspots.isFetching}
      notFoundContent={hotspots.isError ? '取不到热点，请稍后重试' : '没有这样的热点'}
      showSearch={{ filterOption: false, onSearch: (text) => setPlace(firstSigns(text.trim(), 40)) }}
      value={value ?? null}
      options={(hotspots.data ?? [])
        .filter((hotspot) => hotspot.id !== not)
        .map(({ id: hotspot, name, matters }) => ({ value: hotspot, label: `${name}（${matters} 件）` }))}
      onChange={(chosen) => {
        if (chosen) onChange?.(chosen)
      }}
    />
  )
}
