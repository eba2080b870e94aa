export { type FilledTable, fillTable, yearScope } from './compute.ts'
export type { WorkbookRequest } from './workbook.ts'

/** Writes a table as XLSX; the library is loaded when first needed. */
export async function renderWorkbook(request: import('./workbook.ts').WorkbookRequest): Promise<Uint8Array> {
  const { workbookOf } = await import('./workbook.ts')
  return workbookOf(request)
}
