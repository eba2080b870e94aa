import { parentPort, workerData } from 'node:worker_threads'
import type { Dossier } from '../../papers/dossier.ts'
import { dossierDocx } from './dossier-docx.ts'

// Reckoning pages takes a second of processor time for a thick file: in a thread of its own nobody's request waits for it.
parentPort?.postMessage(await dossierDocx(workerData as Dossier))
