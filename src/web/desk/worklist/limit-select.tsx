import { Select } from 'antd'

/** How many rows a page has, or the whole list in one go. */
export function LimitSelect({
  value,
  onChange,
  scrolls,
}: {
  value: string
  onChange: (limit: string) => void
  scrolls: boolean
}) {
  return (
    <Select
      aria-label="每页件数"
      value={value}
      popupMatchSelectWidth={false}
      options={[
        ...['20', '50', '100'].map((each) => ({ value: each, label: `每页 ${each} 件` })),
        ...(scrolls ? [{ value: 'all', label: '连续滚动' }] : []),
      ]}
      onChange={onChange}
    />
  )
}
