import ExcelJS from 'exceljs'

/** Rows of a sheet, as typed. */
export type Rows = readonly (readonly string[])[]

/** A file as a browser chooses one. */
export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A workbook of these sheets. */
export async function workbookFile(name: string, sheets: Readonly<Record<string, Rows>>): Promise<ChosenFile> {
  const book = new ExcelJS.Workbook()
  for (const [title, rows] of Object.entries(sheets)) book.addWorksheet(title).addRows(rows.map((row) => [...row]))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name, mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) }
}

/** A CSV file in the encoding given. */
export function csvFile(name: string, rows: Rows, encode: (text: string) => Buffer): ChosenFile {
  return { name, mimeType: 'text/csv', buffer: encode(rows.map((row) => row.join(',')).join('\r\n')) }
}
