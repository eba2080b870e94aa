import { PassThrough, Readable } from 'node:stream'
import { z } from 'zod'
import type { MatterRow } from '../api-types.ts'
import type { Call } from '../endpoint.ts'

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
type ExportColumn = keyof typeof EXPORT_COLUMNS

const NAMES = Object.keys(EXPORT_COLUMNS) as [ExportColumn, ...ExportColumn[]]

/** What an exported list is asked for, beside which list. */
export const EXPORT = z.object({
  format: z.enum(['csv', 'xlsx'], { error: '导出格式应为 csv 或 xlsx' }),
  columns: z
    .string()
    .max(300)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(NAMES, { error: '没有这一列，请刷新页面后重新选择' })).max(NAMES.length))
    .optional()
    .meta({ type: 'string', description: '列名，逗号分隔；不写则全部' }),
})

/** Pages of rows, one after another. */
type Pages = AsyncIterable<readonly MatterRow[]>

/** Rows fetched at a time; each page is one walk along an index. */
export const EXPORT_PAGE = 500

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The whole list as a file, sent while it is read; `name` is the file's without its ending. */
export async function sendList(
  { c }: Call,
  pages: Pages,
  { format, columns: chosen, name }: z.output<typeof EXPORT> & { readonly name: string },
): Promise<Response> {
  const columns = chosen && chosen.length > 0 ? chosen : NAMES
  const stream = format === 'csv' ? csvStream(pages, columns) : await workbookStream(pages, columns)
  return c.body(stream, 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    'cache-control': 'private, no-store',
  })
}

/** The rows as CSV that spreadsheets open with Chinese intact; sent page by page, never held whole. */
function csvStream(pages: Pages, columns: readonly ExportColumn[]): ReadableStream<Uint8Array> {
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
async function workbookStream(pages: Pages, columns: readonly ExportColumn[]): Promise<ReadableStream<Uint8Array>> {
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
