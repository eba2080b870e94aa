import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { unpackedSize } from './zip-size.ts'

/** Rows beyond this are not a county's list of offices and people. */
const MOST_ROWS = 5_000
/** Bytes a workbook may unpack to. */
const MOST_UNPACKED = 64 * 1024 * 1024

/** A row as written: its number in the sheet, and its texts by column, 1 for A. */
export interface SheetRow {
  readonly number: number
  readonly cells: ReadonlyMap<number, string>
}

/** A sheet as written. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

/**
 * Reads a workbook (XLSX) or a CSV file in UTF-8, UTF-16 or GB 18030. Refuses `empty-file`, `old-spreadsheet`,
 * `not-a-spreadsheet`, `unknown-encoding`, `malformed-csv` or `too-many-rows`.
 */
export async function readSheets(bytes: Buffer): Promise<Sheet[] | Refusal> {
  if (bytes.length === 0) return refuse('empty-file', '这是一个空文件，请重新选择')
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return refuse('old-spreadsheet', '这是旧版 .xls 或加了密码的表格，请去掉密码、另存为 .xlsx 后再选')
  const workbook = bytes.subarray(0, 2).toString() === 'PK' ? await readWorkbook(bytes) : await readCsv(bytes)
  if (isRefusal(workbook)) return workbook
  const sheets = workbook.worksheets.filter(({ state }) => state === 'visible').map(sheetOf)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows > MOST_ROWS) return refuse('too-many-rows', `表格有 ${rows} 行，一次最多 ${MOST_ROWS} 行，请分成几个文件`)
  return sheets
}

const NOT_A_SPREADSHEET = refuse(
  'not-a-spreadsheet',
  '文件打不开，不是完好的 .xlsx 表格或 CSV 文件；请用表格软件重新保存后再选',
)

async function readWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook | Refusal> {
  const size = unpackedSize(bytes)
  if (size === undefined) return NOT_A_SPREADSHEET
  if (size > MOST_UNPACKED) return refuse('too-large', '表格展开后太大，请删去图片和无关的工作表后再选')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  } catch {
    return NOT_A_SPREADSHEET
  }
  return workbook.worksheets.length > 0 ? workbook : NOT_A_SPREADSHEET
}

async function readCsv(bytes: Buffer): Promise<ExcelJS.Workbook | Refusal> {
  const text = decoded(bytes)
  if (text === undefined) return refuse('unknown-encoding', '认不出文件的文字编码，请另存为 .xlsx，或“CSV UTF-8”后再选')
  if (text.includes('\0')) return NOT_A_SPREADSHEET
  const workbook = new ExcelJS.Workbook()
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = [',', '\t', ';', '，'].find((mark) => first.includes(mark)) ?? ','
  try {
    // Texts stay texts: 001 is not 1, and a date is read by the same rule as in a workbook.
    await workbook.csv.read(Readable.from([text]), {
      ...{ sheetName: 'CSV', map: (value: unknown) => value, parserOptions: { delimiter, ignoreEmpty: false } },
    })
  } catch {
    return refuse('malformed-csv', 'CSV 的引号或分隔有误，请用表格软件打开核对，另存为 .xlsx 后再选')
  }
  return workbook
}

/** The text of a file by its mark, else as UTF-8, else as GB 18030, which Chinese spreadsheets save by default. */
function decoded(bytes: Buffer): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of marked) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: the next one is tried.
    }
  }
  return undefined
}

function sheetOf(sheet: ExcelJS.Worksheet): Sheet {
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    const cells = new Map<number, string>()
    row.eachCell((cell, column) => {
      const text = textOf(cell.value).trim()
      if (text !== '') cells.set(column, text)
    })
    if (cells.size > 0) rows.push({ number, cells })
  })
  return { name: sheet.name, rows }
}

/** What a cell shows. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return textOf(value.text as ExcelJS.CellValue)
  if ('error' in value) return value.error
  return 'result' in value ? textOf(value.result as ExcelJS.CellValue) : ''
}
