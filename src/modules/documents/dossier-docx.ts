import {
  AlignmentType,
  Bookmark,
  Document,
  HeadingLevel,
  InternalHyperlink,
  LeaderType,
  Packer,
  PageReference,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { Dossier, DossierItem, DossierLine, DossierPart } from '../../papers/dossier.ts'
import { A4, fontOf, INDENT, pageNumber, SIZE } from './sheet.ts'
import { tableOf } from './table.ts'

const TITLE = fontOf('方正小标宋简体')
const HEAD = fontOf('黑体')
const BODY = fontOf('仿宋_GB2312')
/** 小四 for what is bound, 五号 for notes; half-points. */
const TEXT = 24
const NOTE = 21
/** 156 mm in twentieths of a point: where the catalogue's page numbers end. */
const WIDTH = 8_844

/** The county's typefaces are not measured here: their Chinese is as wide as any other, their Latin is guessed. */
const estimate = estimatePageNumbersWith({ guess: true })
/** Characters up to which the estimate takes a second or two; a thicker file is left to whoever opens it. */
const MOST_ESTIMATED = 40_000

/**
 * The whole file of a matter as DOCX: cover and catalogue, then its parts, each on a page of its own,
 * numbered from the first part on. The catalogue's numbers are fields that hold an estimate, for readers
 * that show what is written; a program that lays the text out reckons them anew as it opens the file.
 */
export async function dossierDocx(dossier: Dossier): Promise<Uint8Array> {
  const { title, receiptNumber, county, parts, takenOut } = dossier
  const document = new Document({
    title: `${title}（${receiptNumber}）`,
    creator: county,
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: true },
    ...(JSON.stringify(parts).length <= MOST_ESTIMATED ? { pageNumbers: estimate } : {}),
    sections: [
      { properties: { page: A4 }, children: [...cover(dossier), ...catalogue(parts)] },
      {
        properties: { page: { ...A4, pageNumbers: { start: 1 } } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...parts.flatMap(partOf),
          paragraph(takenOut, { size: NOTE, before: 480, align: AlignmentType.RIGHT }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function cover({ county, title, cover: lines }: Dossier): Paragraph[] {
  return [
    paragraph(county, { font: HEAD, size: SIZE.body, align: AlignmentType.CENTER, before: 1_200 }),
    paragraph('全案卷宗', { font: TITLE, size: SIZE.title, align: AlignmentType.CENTER, before: 360 }),
    paragraph(title, { font: TITLE, size: 36, align: AlignmentType.CENTER, before: 600, after: 600 }),
    ...lines.map(lineOf),
  ]
}

function catalogue(parts: readonly DossierPart[]): Paragraph[] {
  return [
    paragraph('卷内目录', { font: HEAD, size: SIZE.body, align: AlignmentType.CENTER, before: 600, after: 240 }),
    ...parts.map(
      ({ title }, at) =>
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.DOT }],
          spacing: { after: 80 },
          children: [
            new InternalHyperlink({
              anchor: anchor(at),
              children: [new TextRun({ text: `${at + 1}　${title}`, font: BODY, size: TEXT })],
            }),
            new TextRun({ children: [new Tab()], font: BODY, size: TEXT }),
            new PageReference(anchor(at), { hyperlink: true }),
          ],
        }),
    ),
  ]
}

function anchor(at: number): string {
  return `part-${at + 1}`
}

function partOf({ title, items, empty }: DossierPart, at: number): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: at > 0,
      spacing: { after: 200 },
      children: [
        new Bookmark({
          id: anchor(at),
          children: [new TextRun({ text: `${at + 1}　${title}`, font: HEAD, size: SIZE.body, color: '000000' })],
        }),
      ],
    }),
    ...(items.length > 0 ? items.flatMap(itemOf) : [paragraph(empty, {})]),
  ]
}

function itemOf({ heading, note, lines = [], paragraphs = [], steps = [] }: DossierItem): (Paragraph | Table)[] {
  return [
    ...(heading ? [paragraph(heading, { font: HEAD, before: 200, keepNext: true })] : []),
    ...(note ? [paragraph(note, { size: NOTE, keepNext: lines.length + steps.length > 0 })] : []),
    ...lines.map(lineOf),
    ...paragraphs.map((block) =>
      typeof block === 'string' ? paragraph(block, { firstLine: INDENT * 0.75 }) : tableOf(block),
    ),
    ...steps.map((text, at) => paragraph(`${at + 1}. ${text}`, { left: 360, hanging: 360 })),
  ]
}

/** The label, then the value; a value of several lines keeps them. */
function lineOf({ label, value }: DossierLine): Paragraph {
  const [first = '', ...more] = value.split('\n')
  return new Paragraph({
    spacing: { after: 60 },
    indent: { left: 1_440, hanging: 1_440 },
    tabStops: [{ type: TabStopType.LEFT, position: 1_440 }],
    children: [
      new TextRun({ text: label, font: HEAD, size: TEXT }),
      new TextRun({ children: [new Tab(), first], font: BODY, size: TEXT }),
      ...more.map((text) => new TextRun({ text, break: 1, font: BODY, size: TEXT })),
    ],
  })
}

interface Style {
  readonly font?: typeof BODY
  readonly size?: number
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly before?: number
  readonly after?: number
  readonly firstLine?: number
  readonly left?: number
  readonly hanging?: number
  readonly keepNext?: boolean
}

function paragraph(text: string, style: Style): Paragraph {
  const { font = BODY, size = TEXT, align, before = 0, after = 60, keepNext = false, ...indent } = style
  return new Paragraph({
    ...(align ? { alignment: align } : {}),
    spacing: { before, after },
    indent,
    keepNext,
    children: [new TextRun({ text, font, size })],
  })
}
