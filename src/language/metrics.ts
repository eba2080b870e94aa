/** What a model said of one text, beside what is true. */
export interface Judged {
  readonly truth: string
  /** Suggestions best first, with calibrated probabilities. */
  readonly suggestions: readonly { readonly label: string; readonly probability: number }[]
}

/** Precision, recall and F1 of one label, and how many texts truly have it. */
export interface LabelQuality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly n: number
}

/** First suggestions told with a probability from `from` to a tenth more: how many, the mean told, the share right. */
export interface ReliabilityBand {
  readonly from: number
  readonly n: number
  readonly told: number
  readonly right: number
}

/** How good a model is on texts whose label is known. */
export interface Quality {
  readonly n: number
  /** The mean of the labels' F1: every label counts alike however few its texts. */
  readonly macroF1: number
  readonly accuracy: number
  /** Share whose label is among the first three. */
  readonly top3: number
  /** Mean gap between the probability told and the share that was right, over ten bands of probability. */
  readonly ece: number
  readonly reliability: readonly ReliabilityBand[]
  readonly perClass: Readonly<Record<string, LabelQuality>>
}

/** The quality over all texts judged; a text without suggestion counts as wrong. */
export function qualityOf(judged: readonly Judged[]): Quality {
  const share = (right: (one: Judged) => boolean) => ratio(judged.filter(right).length, judged.length)
  const labels = [...new Set(judged.map(({ truth }) => truth))].sort()
  const reliability = reliabilityOf(judged)
  const perClass = Object.fromEntries(labels.map((label) => [label, labelQuality(judged, label)]))
  return {
    n: judged.length,
    macroF1: ratio(
      labels.reduce((sum, label) => sum + (perClass[label]?.f1 ?? 0), 0),
      labels.length,
    ),
    accuracy: share(right),
    top3: share(({ truth, suggestions }) => suggestions.slice(0, 3).some(({ label }) => label === truth)),
    ece: calibrationError(reliability, judged.length),
    reliability,
    perClass,
  }
}

/** Whether the first suggestion is true. */
export function right({ truth, suggestions }: Judged): boolean {
  return suggestions[0]?.label === truth
}

/** A share; 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function labelQuality(judged: readonly Judged[], label: string): LabelQuality {
  const said = judged.filter(({ suggestions }) => suggestions[0]?.label === label)
  const n = judged.filter(({ truth }) => truth === label).length
  const hits = said.filter(right).length
  const precision = ratio(hits, said.length)
  const recall = ratio(hits, n)
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), n }
}

/** How often first suggestions told with a probability in each of ten bands were right; bands without any left out. */
function reliabilityOf(judged: readonly Judged[]): ReliabilityBand[] {
  const bands = Array.from({ length: 10 }, (_, at) => ({ from: at / 10, n: 0, told: 0, right: 0 }))
  for (const one of judged) {
    const probability = one.suggestions[0]?.probability ?? 0
    const band = bands[Math.min(9, Math.floor(probability * 10))]
    if (!band) continue
    band.n++
    band.told += probability
    if (right(one)) band.right++
  }
  return bands
    .filter(({ n }) => n > 0)
    .map(({ from, n, told, right }) => ({ from, n, told: told / n, right: right / n }))
}

function calibrationError(bands: readonly ReliabilityBand[], n: number): number {
  return ratio(
    bands.reduce((sum, band) => sum + band.n * Math.abs(band.told - band.right), 0),
    n,
  )
}
