import { addressOf, type Query } from '../client.ts'
import { MenuButton } from '../common/menu-button.tsx'

const FORMATS = [
  ['xlsx', 'Excel 表格（xlsx）'],
  ['csv', '文本表格（csv）'],
] as const

interface ExportMenuProps {
  /** Where the list is exported; the worklist where absent. */
  path?: string
  query: Query
  columns: readonly string[]
}

/** The whole list as it is narrowed now, with the columns shown; the browser saves it while it comes. */
export function ExportMenu({ path = '/api/matters/export', query, columns }: ExportMenuProps) {
  const address = (format: string) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
    const names = ['number', 'title', ...columns.flatMap((name) => (name === 'due' ? ['due', 'left', 'late'] : [name]))]
    return addressOf(`${path}?${new URLSearchParams([...given, ['format', format], ['columns', names.join(',')]])}`)
  }
  const items = FORMATS.map(([format, label]) => ({
    key: format,
    label: (
      <a href={address(format)} download>
        {label}
      </a>
    ),
  }))
  return <MenuButton items={items}>导出 ▾</MenuButton>
}
