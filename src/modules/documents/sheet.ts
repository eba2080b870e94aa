import { type AlignmentType, convertMillimetersToTwip, Footer, PageNumber, Paragraph, TextRun } from 'docx'

/** Half-points: 三号 and 二号, 四号 for page numbers (GB/T 9704-2012). */
export const SIZE = { body: 32, title: 44, page: 28 } as const

/** Two characters of 三号, in twentieths of a point. */
export const INDENT = 640

/** A typeface for Chinese, with Times for the rest. */
export function fontOf(name: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: name }
}

/** A4 with a block of 156 × 225 mm (GB/T 9704-2012). */
export const A4 = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    bottom: convertMillimetersToTwip(35),
    footer: convertMillimetersToTwip(28),
  },
} as const

/** — 1 — */
export function pageNumber(align: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: align,
        indent: align === 'right' ? { right: INDENT / 2 } : { left: INDENT / 2 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('宋体'), size: SIZE.page })],
      }),
    ],
  })
}
