/** A heading's counts; null stands for 1 to 4, or for what would give such a count away. */
export interface OpennessCounts {
  received: number | null
  answered: number | null
  onTime: number | null
  published: number | null
}

/** GET /api/openness: what the public sent in a year, and what became of it. */
export interface OpennessPage {
  year: number
  /** Every year there is something of, newest first. */
  years: number[]
  total: OpennessCounts
  months: (OpennessCounts & { month: string })[]
  offices: (OpennessCounts & { office: string; officeName: string })[]
  /** Counts below this are withheld. */
  smallest: number
}
