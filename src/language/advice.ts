/** What spoke for a label, or against it. */
export interface Reason {
  /** What kind of thing it is: a word of the text, a duty on the list, a place, the name of an office, similar matters before, a ruling on the like. */
  readonly kind: 'word' | 'duty' | 'place' | 'office-name' | 'history' | 'precedent'
  /** As it stands in the text or on the list. */
  readonly text: string
  /** Above zero for, below zero against; comparable within one advice only. */
  readonly weight: number
}

/** One label proposed. */
export interface Suggestion {
  /** The category, or the office's id. */
  readonly label: string
  /** Calibrated: of those told with 0.8, eight in ten are right. 0 to 1. */
  readonly probability: number
  readonly reasons: readonly Reason[]
}

/**
 * How sure a model is of its first suggestion: so sure that it may be taken without
 * asking, enough for one click, so little that a person chooses among three, or there
 * is nothing to go by (empty, no words it knows, another language).
 */
export type Band = 'sure' | 'confirm' | 'choose' | 'unknown'

/** What a model says of a text: at most three suggestions, best first. */
export interface Advice {
  /** Share of the text's Chinese words that the model does not know, 0 to 1; absent where it has none or nobody counted. */
  readonly newWords?: number
  readonly band: Band
  readonly suggestions: readonly Suggestion[]
}
