import type { Paper } from '../../papers/paper.ts'

/** Lays a paper out as DOCX; the library is loaded when first needed. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { docxOf } = await import('./docx.ts')
  return docxOf(paper)
}
