import { PassThrough, Readable } from 'node:stream'
import type { MatterRow } from '../api-types.ts'

/** A column of an exported list. */
interface Column {
  readonly title: string
  /** In characters, for a sheet. */
  readonly width: number
  readonly value: (row: MatterRow) => string | number | null
}

/** Every column that a list may be exported with, in the order of the sheet. */
export const EXPORT_COLUMNS = {
  number: { title: '编号', width: 20, value: (row) => row.receiptNumber },
  title: { title: '标题', width: 50, value: (row) => row.title },
  procedure: { title: '种类', width: 16, value: (row) => row.procedureTitle },
  stage: { title: '环节', width: 12, value: (row) => row.stageLabel },
  office: { title: '主办单位', width: 20, value: (row) => row.leadOfficeName },
  assignee: { title: '经办人', width: 12, value: (row) => row.assigneeName },
  opened: { title: '收到', width: 12, value: (row) => row.openedOn },
  due: { title: '期限', width: 12, value: (row) => row.dueOn },
  left: { title: '剩余工作日', width: 12, value: (row) => row.workingDaysLeft },
  provisional: { title: '是否暂定', width: 10, value: (row) => (row.provisional ? '是' : '否') },
  late: { title: '是否逾期', width: 10, value: (row) => (row.late ? '是' : '否') },
  closed: { title: '办结', width: 12, value: (row) => row.closedOn },
  outcome: { title: '结果', width: 24, value: (row) => row.outcomeLabel },
} as const satisfies Readonly<Record<string, Column>>

/** Name of a column. */
export type ExportColumn = keyof typeof EXPORT_COLUMNS

/** Pages of rows, one after another. */
type Pages = AsyncIterable<readonly MatterRow[]>

/** The rows as CSV that spreadsheets open with Chinese intact; sent page by page, never held whole. */
export function csvStream(pages: Pages, columns: readonly ExportColumn[]): ReadableStream<Uint8Array> {
  async function* lines() {
    yield `\ufeff${columns.map((name) => EXPORT_COLUMNS[name].title).join(',')}\r\n`
    for await (const rows of pages)
      yield rows.map((row) => `${columns.map((name) => cell(EXPORT_COLUMNS[name].value(row))).join(',')}\r\n`).join('')
  }
  return Readable.toWeb(
    Readable.from(lines(), { objectMode: false, encoding: undefined }),
  ) as ReadableStream<Uint8Array>
}

/** Quotes what needs it. A text that a spreadsheet would run as a formula is made plain text: titles are written by strangers. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows as a workbook of one sheet; written page by page, so that memory does not grow with the list. */
export async function workbookStream(
  pages: Pages,
  columns: readonly ExportColumn[],
): Promise<ReadableStream<Uint8Array>> {
  const { default: ExcelJS } = await import('exceljs')
  const stream = new PassThrough()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('事项', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((name) => ({ width: EXPORT_COLUMNS[name].width }))
  const head = sheet.addRow(columns.map((name) => EXPORT_COLUMNS[name].title))
  head.font = { bold: true }
  head.commit()
  const write = async () => {
    for await (const rows of pages)
      for (const row of rows) sheet.addRow(columns.map((name) => EXPORT_COLUMNS[name].value(row))).commit()
    sheet.commit()
    await workbook.commit()
  }
  // Whoever downloads sees a broken file, not a short one that looks whole.
  write().catch((error: Error) => stream.destroy(error))
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}
