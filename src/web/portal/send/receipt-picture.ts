import { qrSquares } from './qr-squares.ts'

/** What the picture of a receipt shows. */
export interface ReceiptLines {
  readonly county: string
  readonly title: string
  readonly receivedOn: string
  readonly receiptNumber: string
  readonly queryCode: string
  /** 最迟…: one line a day. */
  readonly days: readonly string[]
  /** Opens the matter when photographed. */
  readonly address: string
}

const WIDTH = 750
const EDGE = 56
const INK = '#1d2528'
const SOFT = '#4f5a5c'
const SANS = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "SimSun-ExtB", sans-serif'

/** Draws the receipt on this device, for the album of a telephone; the server is not asked. Rejects where nothing can be drawn. */
export function receiptPicture(lines: ReceiptLines): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.reject(new Error('no canvas'))
  canvas.width = WIDTH
  canvas.height = draw(pen, lines)
  // The height is known after a first drawing; setting it wiped the canvas.
  draw(pen, lines)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}

/** Draws top to bottom and answers the height. */
function draw(pen: CanvasRenderingContext2D, lines: ReceiptLines): number {
  const { county, title, receivedOn, receiptNumber, queryCode, days, address } = lines
  pen.fillStyle = '#fffdf8'
  pen.fillRect(0, 0, WIDTH, pen.canvas.height)
  pen.fillStyle = '#0f5f61'
  pen.fillRect(0, 0, WIDTH, 16)
  let y = 44
  const write = (text: string, size: number, colour: string, bold = false) => {
    pen.fillStyle = colour
    pen.font = `${bold ? 700 : 400} ${size}px ${SANS}`
    for (const line of wrapped(pen, text, WIDTH - 2 * EDGE)) {
      y += size * 1.4
      pen.fillText(line, EDGE, y)
    }
  }
  write(`${county}政民互动 回执`, 36, '#0f5f61', true)
  write(title, 30, INK, true)
  write(receivedOn, 26, SOFT)
  y += 16
  write('查询编号', 26, SOFT)
  write(receiptNumber, 46, INK, true)
  y += 16
  write('查询码', 26, SOFT)
  write(queryCode, 46, INK, true)
  y += 20
  for (const day of days) write(day, 28, INK)
  y += 28
  y += square(pen, address, EDGE, y) + 12
  write('扫码查看办理进度。查询码不要告诉别人，也不要把这张图发到群里。', 24, SOFT)
  return Math.ceil(y + 48)
}

function square(pen: CanvasRenderingContext2D, text: string, left: number, top: number): number {
  const { side, squares } = qrSquares(text)
  const point = Math.floor(330 / side)
  pen.fillStyle = '#fff'
  pen.fillRect(left, top, side * point, side * point)
  pen.fillStyle = '#000'
  for (const [x, y] of squares) pen.fillRect(left + x * point, top + y * point, point, point)
  return side * point
}

/** Cut where the line is full, never through a sign of two halves. */
function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const letter of text) {
    if (line !== '' && pen.measureText(line + letter).width > width) {
      lines.push(line)
      line = ''
    }
    line += letter
  }
  return [...lines, line]
}
