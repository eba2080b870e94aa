import { z } from 'zod'

/**
 * What a county's memory holds, as it is stored (JSON). Hashes of words and ids of offices; no text. Its size is bounded
 * whatever the county decides.
 */
export const memoryState = z.object({
  kind: z.literal('heng-office-memory-1'),
  /** Which base model the corrections are relative to. */
  model: z.string(),
  /** Decisions learnt from in all. */
  decisions: z.number().int().nonnegative(),
  /** For each feature's key: [office, weight, decisions] of offices, oldest touched first. */
  weights: z.array(z.tuple([z.number().int(), z.array(z.tuple([z.string(), z.number(), z.number()]))])),
  /** The last decisions: reference (a matter's number), office, keys of telling words. */
  recent: z.array(z.object({ reference: z.string(), office: z.string(), keys: z.array(z.number().int()) })),
  /** Of the last first suggestions: the probability before calibration, and whether the decision agreed. */
  told: z.array(z.tuple([z.number(), z.boolean()])),
})

/** The stored form of a county's memory. */
export type MemoryState = z.infer<typeof memoryState>
