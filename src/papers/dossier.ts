import type { PaperBlock } from './paper.ts'

/** A thing and its value, side by side. */
export interface DossierLine {
  readonly label: string
  readonly value: string
}

/** One step, paper, attachment or clock within a part. */
export interface DossierItem {
  readonly heading?: string
  /** Under the heading, smaller: by whom, when, by which article. */
  readonly note?: string
  readonly lines?: readonly DossierLine[]
  readonly paragraphs?: readonly PaperBlock[]
  readonly steps?: readonly string[]
}

/** A part of the file; each begins on a page of its own and stands in the catalogue. */
export interface DossierPart {
  readonly title: string
  readonly items: readonly DossierItem[]
  /** What is said where there are no items. */
  readonly empty: string
}

/** The whole file of a matter (全案卷宗) in the order in which it is bound: pure data, laid out elsewhere. */
export interface Dossier {
  readonly county: string
  readonly title: string
  readonly receiptNumber: string
  readonly cover: readonly DossierLine[]
  readonly parts: readonly DossierPart[]
  /** Who took it out, and when. */
  readonly takenOut: string
}
