/** GET /api/matters/{id}/dossier: the whole file of a matter in order, as it is printed. */
export type { Dossier, DossierItem, DossierLine, DossierPart } from '../../papers/dossier.ts'
export type { PaperBlock } from '../../papers/paper.ts'
