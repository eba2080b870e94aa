/** Text as Chinese spreadsheets save it by default; the platform can only read this encoding, so its own table is turned round. */
export function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map((character) => encoded(character)))
}

const twoBytes = new Map<string, Buffer>()

function encoded(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return Buffer.from([code])
  if (code >= 0x1_0000) return fourBytes(code)
  if (twoBytes.size === 0) fillTable()
  const bytes = twoBytes.get(character)
  if (!bytes) throw new Error(`not in the two-byte part: ${character}`)
  return bytes
}

function fillTable(): void {
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      const text = decoder.decode(bytes)
      if ([...text].length === 1) twoBytes.set(text, bytes)
    }
}

/** Beyond U+FFFF the encoding counts on from 90 30 81 30. */
function fourBytes(code: number): Buffer {
  const at = code - 0x1_0000
  return Buffer.from([
    0x90 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1_260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ])
}
