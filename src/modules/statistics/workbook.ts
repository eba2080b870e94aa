import ExcelJS from 'exceljs'
import type { CountedMatter } from '../../store/figures.ts'
import type { FilledTable } from './compute.ts'

/** What a workbook shows besides the numbers. */
export interface WorkbookRequest {
  readonly filled: FilledTable
  readonly countyName: string
  readonly officeName: string | null
  /** Every matter behind the numbers, with its outcome in words. */
  readonly matters: readonly (CountedMatter & { readonly outcomeLabel: string })[]
  /** Where a cell's matters are listed, as an address. */
  readonly linkOf: (figure: string, cell?: string) => string
}

const THIN = { style: 'thin' as const }
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }

/** The table as its form is laid out, and the matters it counts on a second sheet. */
export async function workbookOf(request: WorkbookRequest): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  layTable(workbook.addWorksheet('统计表'), request)
  listMatters(workbook.addWorksheet('所数事项'), request)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function layTable(sheet: ExcelJS.Worksheet, { filled, countyName, officeName, linkOf }: WorkbookRequest): void {
  const { table, scope, rows, balances } = filled
  const last = table.columns.length + 2
  sheet.columns = [{ width: 62 }, ...table.columns.map(() => ({ width: 14 })), { width: 10 }]
  sheet.addRow([table.title]).font = { name: '黑体', size: 16 }
  sheet.mergeCells(1, 1, 1, last)
  sheet.addRow([`${countyName}${officeName ?? ''}　${scope.from.slice(0, 4)}年度　格式：${table.source}`])
  sheet.mergeCells(2, 1, 2, last)
  headColumns(sheet, filled)
  for (const { label, depth, figure, cells, total } of rows) {
    const row = sheet.addRow([label, ...cells, ...(total === null ? [] : [total])])
    row.getCell(1).alignment = { indent: depth * 2, wrapText: true, vertical: 'middle' }
    if (figure)
      for (const [at, value] of [...table.columns.map((column) => column.value), undefined].entries()) {
        // A note, not a link: the number must stay a number.
        const cell = row.getCell(at + 2)
        cell.note = linkOf(figure, value)
      }
    row.eachCell({ includeEmpty: true }, (cell) => Object.assign(cell, { border: BORDER }))
  }
  for (const { text, holds } of balances) sheet.addRow([`勾稽：${text}——${holds ? '成立' : '不成立'}`])
}

/** Two heading rows: a common heading above the columns it stands over. */
function headColumns(sheet: ExcelJS.Worksheet, { table: { columns } }: FilledTable): void {
  const top = sheet.addRow(['项目', ...columns.map(({ group, label }) => group ?? label), '总计'])
  const below = sheet.addRow(['项目', ...columns.map(({ label }) => label), '总计'])
  for (let from = 0; from < columns.length; ) {
    const { group } = columns[from] ?? {}
    const next = columns.findIndex((column, at) => at > from && column.group !== group)
    const to = group ? (next < 0 ? columns.length : next) : from + 1
    if (group) sheet.mergeCells(top.number, from + 2, top.number, to + 1)
    else sheet.mergeCells(top.number, from + 2, below.number, from + 2)
    from = to
  }
  sheet.mergeCells(top.number, 1, below.number, 1)
  sheet.mergeCells(top.number, columns.length + 2, below.number, columns.length + 2)
  for (const row of [top, below]) {
    row.font = { bold: true }
    row.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    row.eachCell({ includeEmpty: true }, (cell) => Object.assign(cell, { border: BORDER }))
  }
}

function listMatters(sheet: ExcelJS.Worksheet, { matters, filled }: WorkbookRequest): void {
  sheet.columns = [{ width: 20 }, { width: 12 }, { width: 12 }, { width: 24 }, { width: 40 }, { width: 30 }]
  sheet.addRow(['查询编号', '收到日期', '办结日期', '列', '办理结果', '结果代码']).font = { bold: true }
  const labels = new Map(filled.table.columns.map(({ value, label }) => [value, label]))
  for (const { receiptNumber, openedOn, closedOn, cell, outcomeLabel, outcome } of matters)
    sheet.addRow([receiptNumber, openedOn, closedOn ?? '', labels.get(cell ?? '') ?? cell, outcomeLabel, outcome ?? ''])
}
