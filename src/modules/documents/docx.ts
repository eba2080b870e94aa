import { AlignmentType, Document, LineRuleType, Packer, Paragraph, type Table, TextRun } from 'docx'
import { dateText } from '../../calendar/plain-date.ts'
import type { Paper, PaperBlock } from '../../papers/paper.ts'
import { A4, fontOf, INDENT, pageNumber, SIZE } from './sheet.ts'
import { tableOf } from './table.ts'

/** 225 mm hold 22 lines: 29 points each, in twentieths of a point. */
const LINE = 580

const BODY_FONT = fontOf('仿宋_GB2312')
const TITLE_FONT = fontOf('方正小标宋简体')
/** First level of headings: 一、 alone on its line, in 黑体. */
const HEADING_FONT = fontOf('黑体')
const HEADING = /^[一二三四五六七八九十]+、[^。；，]{1,30}$/

/**
 * A paper as DOCX, laid out after GB/T 9704-2012: A4, a block of 156 × 225 mm, 小标宋
 * 二号 for the title, 仿宋 三号 for the text, the date in Arabic numerals under the
 * organ's name, page numbers outside.
 */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.signedBy,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: A4 },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(paper), ...body(paper), ...signature(paper)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function head({ title, number, addressee }: Paper): Paragraph[] {
  return [
    ...paragraph(title, { font: TITLE_FONT, size: SIZE.title, align: AlignmentType.CENTER }),
    ...(number ? paragraph(number, { align: AlignmentType.CENTER }) : []),
    ...blank(),
    ...(addressee ? paragraph(`${addressee}：`, {}) : []),
  ]
}

function body({ paragraphs }: Paper): (Paragraph | Table)[] {
  return paragraphs.flatMap(block)
}

function block(content: PaperBlock): (Paragraph | Table)[] {
  if (typeof content !== 'string') return [tableOf(content)]
  return content
    .split('\n')
    .filter((text) => text.trim() !== '')
    .flatMap((text) => paragraph(text, { firstLine: INDENT, ...(HEADING.test(text) ? { font: HEADING_FONT } : {}) }))
}

/** The organ above the date, both towards the right with room for the seal. */
function signature({ signedBy, on }: Paper): Paragraph[] {
  const date = dateText(on)
  return [
    ...blank(),
    ...paragraph(signedBy, { align: AlignmentType.RIGHT, right: INDENT * 2 }),
    ...paragraph(date, { align: AlignmentType.RIGHT, right: INDENT * 2 }),
  ]
}

function blank(): Paragraph[] {
  return paragraph('', {})
}

interface Style {
  readonly font?: typeof BODY_FONT
  readonly size?: number
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly firstLine?: number
  readonly right?: number
}

function paragraph(text: string, { font = BODY_FONT, size = SIZE.body, align, firstLine, right }: Style): Paragraph[] {
  return [
    new Paragraph({
      ...(align ? { alignment: align } : {}),
      indent: { ...(firstLine ? { firstLine } : {}), ...(right ? { right } : {}) },
      spacing: { line: size === SIZE.title ? LINE + 160 : LINE, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text, font, size })],
    }),
  ]
}
