import ExcelJS from 'exceljs'
import type { FilledCell, FilledGrid } from './fill-grid.ts'

/** What the workbook of a form shows besides the numbers. */
export interface GridWorkbookRequest {
  readonly filled: FilledGrid
  readonly countyName: string
  readonly officeName: string | null
  /** Where a figure's matters are listed, as an address. */
  readonly linkOf: (figure: string) => string
}

const THIN = { style: 'thin' as const }
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }

/** What stands where nobody has told a number. */
export const NOT_RECORDED = '本系统尚未记录'

/** The form as it is laid out: sections one below another, each number with where it comes from as a note. */
export async function gridWorkbookOf({ filled, countyName, officeName, linkOf }: GridWorkbookRequest) {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('统计表')
  const { grid, scope, sections, balances } = filled
  const width = Math.max(...sections.map(({ columns }) => columns.length)) + 1
  sheet.columns = [{ width: 30 }, ...Array.from({ length: width - 1 }, () => ({ width: 16 }))]
  const across = (row: ExcelJS.Row) => sheet.mergeCells(row.number, 1, row.number, width)
  const title = sheet.addRow([grid.title])
  title.font = { name: '黑体', size: 16 }
  across(title)
  across(sheet.addRow([`${countyName}${officeName ?? ''}　${scope.from.slice(0, 4)}年度　格式：${grid.source}`]))
  for (const { heading, columns, rows } of sections) {
    if (heading) {
      const row = sheet.addRow([heading])
      row.font = { bold: true }
      across(row)
    }
    headColumns(sheet, columns)
    for (const { label, cells } of rows) layRow(sheet, label, cells, linkOf)
  }
  for (const { text, holds } of balances)
    sheet.addRow([`勾稽：${text}——${holds === null ? '有数未记录，不能核对' : holds ? '成立' : '不成立'}`])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** As many heading rows as the columns have headings above them; equal neighbours stand under one. */
function headColumns(sheet: ExcelJS.Worksheet, columns: FilledGrid['sections'][number]['columns']): void {
  const deep = Math.max(...columns.map(({ groups = [] }) => groups.length))
  const paths = columns.map(({ label, groups = [] }) => [
    ...groups,
    ...Array(deep - groups.length).fill(groups.at(-1) ?? label),
    label,
  ])
  const first = sheet.rowCount + 1
  for (let level = 0; level <= deep; level += 1) {
    const row = sheet.addRow(['项目', ...paths.map((path) => path[level])])
    row.font = { bold: true }
    row.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    row.eachCell((cell) => Object.assign(cell, { border: BORDER }))
  }
  if (deep > 0) sheet.mergeCells(first, 1, first + deep, 1)
  for (let level = 0; level < deep; level += 1)
    for (let from = 0; from < paths.length; ) {
      const same = (at: number) => paths[at]?.slice(0, level + 1).join() === paths[from]?.slice(0, level + 1).join()
      let to = from
      while (to + 1 < paths.length && same(to + 1)) to += 1
      if (to > from) sheet.mergeCells(first + level, from + 2, first + level, to + 2)
      from = to + 1
    }
}

function layRow(
  sheet: ExcelJS.Worksheet,
  label: string,
  cells: readonly (FilledCell | null)[],
  linkOf: (figure: string) => string,
): void {
  const row = sheet.addRow([label, ...cells.map((cell) => (cell ? (cell.value ?? NOT_RECORDED) : ''))])
  for (const [at, cell] of cells.entries()) {
    if (!cell) continue
    const target = row.getCell(at + 2)
    // A note, not a link: the number must stay a number.
    if ('figure' in cell) target.note = linkOf(cell.figure)
    else if (cell.by) target.note = `填报：${cell.by.source}（${cell.by.on}）`
  }
  row.eachCell({ includeEmpty: true }, (cell) => Object.assign(cell, { border: BORDER }))
}
