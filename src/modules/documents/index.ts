import { Worker } from 'node:worker_threads'
import type { Dossier } from '../../papers/dossier.ts'
import type { Paper } from '../../papers/paper.ts'

/** Lays a paper out as DOCX; the library is loaded when first needed. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { docxOf } = await import('./docx.ts')
  return docxOf(paper)
}

/** Lays the whole file of a matter out as DOCX, in a thread of its own. Rejects with what went wrong there. */
export function renderDossier(dossier: Dossier): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./dossier-worker.ts', import.meta.url), { workerData: dossier })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`laying out ended with ${code}`)))
  })
}
