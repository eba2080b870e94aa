import { Table, type TableProps } from 'antd'
import { useCallback } from 'react'

/** A table that may be wider than the screen and holds nothing to press: the keyboard can reach it, to push it to and fro. */
export function WideTable<Row extends object>(props: TableProps<Row>) {
  const reach = useCallback((table: { nativeElement: HTMLElement } | null) => {
    const scrolled = table?.nativeElement.querySelector('.ant-table-content')
    scrolled?.setAttribute('tabindex', '0')
  }, [])
  return <Table<Row> ref={reach} {...props} />
}
