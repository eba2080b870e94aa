import type { PaperTemplates } from '../papers/paper.ts'
import { CONGRESS_PAPERS } from './congress-matter.templates.ts'
import { SUGGESTION_PAPERS } from './deputy-suggestion.templates.ts'
import { FOI_PAPERS } from './foi-request.templates.ts'
import { ADVICE_PAPERS, LITIGATION_PAPERS } from './litigation.templates.ts'
import { RECONSIDERATION_PAPERS } from './reconsideration.templates.ts'

/** Every paper that has a template, by kind of document. */
export const PAPERS: PaperTemplates = {
  ...FOI_PAPERS,
  ...RECONSIDERATION_PAPERS,
  ...LITIGATION_PAPERS,
  ...ADVICE_PAPERS,
  ...SUGGESTION_PAPERS,
  ...CONGRESS_PAPERS,
}
