import type { Assessment } from './assess-period.ts'
import type { AssessmentExport } from './workbook.ts'

/** The result of a period with all it rests on, as XLSX; the library is loaded when first needed. */
export async function renderAssessment(request: AssessmentExport): Promise<Uint8Array> {
  const { assessmentWorkbook } = await import('./workbook.ts')
  return assessmentWorkbook(request)
}

/** The items of a period as CSV that spreadsheets open with Chinese intact. */
export async function assessmentCsv({ records }: Assessment, officeName: (id: string) => string): Promise<string> {
  const { ITEM_TITLES, itemRow } = await import('./workbook.ts')
  const lines = [ITEM_TITLES, ...records.items.map((item) => itemRow(item, officeName))]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet would run as a formula is made plain text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
