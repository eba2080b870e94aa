import type { Quality } from '../../language/metrics.ts'

/** What a training came to. */
export type TrainedModel =
  | { readonly outcome: 'too-few'; readonly reason: string }
  | ({ readonly outcome: 'rejected'; readonly reason: string } & Compared)
  | ({ readonly outcome: 'accepted'; readonly reason: string; readonly file: Uint8Array } & Compared)

/** The candidate and the model in use on the same matters, none of which either had learnt from. */
export interface Compared {
  readonly examples: number
  readonly quality: Record<string, number>
  readonly qualityBefore: Record<string, number>
}

/** The numbers of a quality that are kept. */
export function told({ n, accuracy, top3, macroF1, ece }: Quality): Record<string, number> {
  return { n, accuracy, top3, macroF1, ece }
}
