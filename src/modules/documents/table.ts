import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { PaperTable } from '../../papers/paper.ts'

/** Half-points: 小四, so that a row of numbers stays on one line. */
const SIZE = 24
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312', cs: '仿宋_GB2312' }
/** Percent of the width that the first column of names takes. */
const FIRST = 34

/** A table over the whole width: its head repeated on each page, no row cut by a page's end. */
export function tableOf({ head, rows, widths = widthsOf(head.length) }: PaperTable): Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, at) => cell(text, { isHead, at, width: widths[at] ?? 0 })),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

function widthsOf(columns: number): number[] {
  if (columns <= 1) return [100]
  return [FIRST, ...Array.from({ length: columns - 1 }, () => (100 - FIRST) / (columns - 1))]
}

interface Place {
  readonly isHead: boolean
  readonly at: number
  readonly width: number
}

/** Names to the left, numbers to the right, heads in the middle. */
function cell(text: string, { isHead, at, width }: Place): TableCell {
  const number = /^[\d—]/.test(text)
  const alignment = isHead ? AlignmentType.CENTER : at > 0 && number ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: [new Paragraph({ alignment, children: [new TextRun({ text, font: FONT, size: SIZE, bold: isHead })] })],
  })
}
