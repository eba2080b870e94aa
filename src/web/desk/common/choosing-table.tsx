import { Table, type TableProps } from 'antd'
import { useCallback } from 'react'
import { useReachable } from './use-reachable.ts'

/** A wide table whose rows are chosen by boxes; where nothing is chosen, WideTable is drawn several times as fast. */
export function ChoosingTable<Row extends object>(props: TableProps<Row>) {
  const reachable = useReachable()
  const reach = useCallback(
    (table: { nativeElement: HTMLElement } | null) =>
      reachable(table?.nativeElement.querySelector<HTMLElement>('.ant-table-content') ?? null),
    [reachable],
  )
  return <Table<Row> ref={reach} {...props} />
}
