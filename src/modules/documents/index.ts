import type { Dossier } from '../../papers/dossier.ts'
import type { Paper } from '../../papers/paper.ts'

/** Lays a paper out as DOCX; the library is loaded when first needed. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { docxOf } = await import('./docx.ts')
  return docxOf(paper)
}

/** Lays the whole file of a matter out as DOCX. */
export async function renderDossier(dossier: Dossier): Promise<Uint8Array> {
  const { dossierDocx } = await import('./dossier-docx.ts')
  return dossierDocx(dossier)
}
