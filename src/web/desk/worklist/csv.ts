import type { MatterRow } from '../../../server/api-types.ts'

const COLUMNS: readonly [title: string, value: (row: MatterRow) => string | null][] = [
  ['编号', (row) => row.receiptNumber],
  ['标题', (row) => row.title],
  ['种类', (row) => row.procedureTitle],
  ['环节', (row) => row.stageLabel],
  ['主办单位', (row) => row.leadOfficeName],
  ['经办人', (row) => row.assigneeName],
  ['收到', (row) => row.openedOn],
  ['期限', (row) => row.dueOn],
  ['剩余工作日', (row) => (row.workingDaysLeft === null ? null : String(row.workingDaysLeft))],
  ['是否暂定', (row) => (row.provisional ? '是' : '否')],
  ['是否逾期', (row) => (row.late ? '是' : '否')],
  ['办结', (row) => row.closedOn],
  ['结果', (row) => row.outcomeLabel],
]

/** The rows as CSV that spreadsheets open with Chinese intact. */
export function csvOf(rows: readonly MatterRow[]): string {
  return csvText([COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, value]) => value(row) ?? ''))])
}

/** Lines of texts as CSV that spreadsheets open with Chinese intact. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quotes what needs it. A text that a spreadsheet would run as a formula is made plain text: titles are written by strangers. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands the browser a file to save. */
export function saveFile(name: string, content: Blob) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Revoking in the same task would cancel the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
