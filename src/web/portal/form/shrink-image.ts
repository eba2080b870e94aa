/** A picture made ready to send, and whether what the camera wrote into it is gone. */
export interface Shrunk {
  readonly file: File
  /** False where this device could not open the picture: it goes as it is, place and all. */
  readonly clean: boolean
}

/** Enough to read a notice on a wall; a telephone's own pictures have four times as many points. */
const LONGEST_SIDE = 2_000
const QUALITY = 0.85
/** A drawing or screenshot larger than this is a photograph kept as PNG. */
const LARGEST_PNG = 1_500_000

/**
 * Draws a picture anew on this device, smaller: only its points go on, never the
 * place, time and camera that were written beside them (EXIF, XMP).
 */
export async function shrinkImage(file: File): Promise<Shrunk> {
  if (!/^image\//.test(file.type)) return { file, clean: true }
  const picture = await decoded(file)
  if (!picture) return { file, clean: false }
  const canvas = drawn(picture)
  const png = file.type === 'image/png' ? await encoded(canvas, 'image/png') : undefined
  const blob = png && png.size <= LARGEST_PNG ? png : await encoded(canvas, 'image/jpeg')
  if (!blob) return { file, clean: false }
  const name = file.name.replace(/\.[^.]*$/, '') + (blob.type === 'image/png' ? '.png' : '.jpg')
  return { file: new File([blob], name, { type: blob.type }), clean: true }
}

/** The picture, turned upright as the camera was held; nothing if this browser does not know the format. */
async function decoded(file: File): Promise<HTMLImageElement | undefined> {
  const address = URL.createObjectURL(file)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    return picture.naturalWidth > 0 ? picture : undefined
  } catch {
    // HEIC on most telephones that are not its maker's; or no picture at all: the server looks too.
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}

function drawn(picture: HTMLImageElement): HTMLCanvasElement {
  const { naturalWidth: width, naturalHeight: height } = picture
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (pen) {
    // JPEG knows no transparency and would make it black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob && blob.type === type ? blob : undefined), type, QUALITY)
  })
}
