import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** Packs numbers and a header into one compressed file; the same content gives the same bytes. */
export function packModel(
  header: object,
  arrays: readonly (Int32Array | Int8Array | Uint8Array | Float32Array)[],
): Buffer {
  const text = Buffer.from(JSON.stringify({ ...header, arrays: arrays.map((array) => array.byteLength) }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  const parts = arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))
  return brotliCompressSync(Buffer.concat([length, text, ...parts]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
}

/** What a file of {@link packModel} holds. Throws {@link ModelFileError} if it is no such file. */
export function unpackModel(file: Uint8Array): { header: unknown; arrays: Buffer[] } {
  try {
    const bytes = brotliDecompressSync(file)
    const begins = 4 + bytes.readUInt32LE(0)
    const header: unknown = JSON.parse(bytes.subarray(4, begins).toString('utf8'))
    const lengths = (header as { arrays: number[] }).arrays
    let at = begins
    const arrays = lengths.map((length) => {
      // A copy, since typed arrays must begin at multiples of their width.
      const part = Buffer.from(bytes.subarray(at, at + length))
      at += length
      return part
    })
    if (at !== bytes.length) throw new RangeError(`${at} of ${bytes.length} bytes used`)
    return { header, arrays }
  } catch (cause) {
    throw new ModelFileError('not a model file', { cause })
  }
}

/** Thrown where a file is no model of the kind asked for. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError'
}
