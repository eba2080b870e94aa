import type { PaperTemplates } from '../papers/paper.ts'
import { FOI_PAPERS } from './foi-request.templates.ts'
import { RECONSIDERATION_PAPERS } from './reconsideration.templates.ts'

/** Every paper that has a template, by kind of document. */
export const PAPERS: PaperTemplates = { ...FOI_PAPERS, ...RECONSIDERATION_PAPERS }
