/** A reason for which courts set acts aside, and how often in the period. */
export interface DefectCount {
  defect: string
  label: string
  /** The article of the law, where it names the reason. */
  law: string | null
  suits: number
}

/** A lost suit as a review needs it: what kind of act failed, and why; no word of who sued. */
export interface LostSuitRow {
  id: string
  receiptNumber: string
  instance: string
  act: string
  actKind: string
  result: string
  openedOn: string
  closedOn: string | null
  office: string | null
  officeName: string | null
  defects: { defect: string; label: string }[]
  /** What the office learnt from it; null until it has analysed the loss. */
  lesson: string | null
}

/** Lost suits of a period, with the count of each defect over all of them. */
export interface LostSuitList {
  from: string
  to: string
  lost: number
  defects: DefectCount[]
  items: LostSuitRow[]
  nextCursor?: string
}
