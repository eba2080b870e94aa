const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

/**
 * Bytes that a ZIP file says it unpacks to, from its directory; nothing where it has none that can be read. Looked at
 * before unpacking, so that a small file that swells to gigabytes is turned away.
 */
export function unpackedSize(bytes: Buffer): number | undefined {
  const end = bytes.subarray(Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT)).lastIndexOf(mark(END))
  if (end < 0) return undefined
  const at = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT) + end
  if (at + END_SIZE > bytes.length) return undefined
  const entries = bytes.readUInt16LE(at + 10)
  let next = bytes.readUInt32LE(at + 16)
  let size = 0
  for (let entry = 0; entry < entries; entry++) {
    if (next + 46 > bytes.length || bytes.readUInt32LE(next) !== ENTRY) return undefined
    size += bytes.readUInt32LE(next + 24)
    next += 46 + bytes.readUInt16LE(next + 28) + bytes.readUInt16LE(next + 30) + bytes.readUInt16LE(next + 32)
  }
  return size
}

function mark(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
