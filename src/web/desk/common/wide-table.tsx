import { Table, type TableProps } from 'antd'
import { useCallback } from 'react'

/** A table that may be wider than the screen: as long as it is, the keyboard can reach it, to push it to and fro. */
export function WideTable<Row extends object>(props: TableProps<Row>) {
  const reach = useCallback((table: { nativeElement: HTMLElement } | null) => {
    const content = table?.nativeElement.querySelector<HTMLElement>('.ant-table-content')
    if (!content) return
    const watch = new ResizeObserver(() => {
      if (content.scrollWidth > content.clientWidth) content.setAttribute('tabindex', '0')
      else content.removeAttribute('tabindex')
    })
    watch.observe(content)
    return () => watch.disconnect()
  }, [])
  return <Table<Row> ref={reach} {...props} />
}
