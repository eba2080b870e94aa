export { type FilledTable, fillTable, yearScope } from './compute.ts'
export { type FilledGrid, fillGrid, proceduresOf, type Told } from './fill-grid.ts'
export type { GridWorkbookRequest } from './grid-workbook.ts'
export type { WorkbookRequest } from './workbook.ts'

/** Writes a table as XLSX; the library is loaded when first needed. */
export async function renderWorkbook(request: import('./workbook.ts').WorkbookRequest): Promise<Uint8Array> {
  const { workbookOf } = await import('./workbook.ts')
  return workbookOf(request)
}

/** Writes a form as XLSX. */
export async function renderGrid(request: import('./grid-workbook.ts').GridWorkbookRequest): Promise<Uint8Array> {
  const { gridWorkbookOf } = await import('./grid-workbook.ts')
  return gridWorkbookOf(request)
}
