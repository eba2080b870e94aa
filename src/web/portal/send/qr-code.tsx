import { qrSquares } from './qr-squares.ts'

/** A code to photograph, always dark on white, as readers want it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { side, squares } = qrSquares(text)
  return (
    <svg className="p-qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')} fill="#000" />
    </svg>
  )
}
