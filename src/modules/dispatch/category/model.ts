import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { BandLimits } from '../../../language/bands.ts'
import type { Calibration } from '../../../language/calibration.ts'
import { ModelFileError, packModel, unpackModel } from '../../../language/model-file.ts'
import { commonFirst, reordered, TextModel } from '../../../language/text-model.ts'

/** The category model: a linear model of texts, what its scores mean, and from where on it is sure. */
export interface CategoryModel {
  readonly text: TextModel
  readonly calibration: Calibration
  readonly limits: BandLimits
}

const KIND = 'heng-category-2'
const header = z.object({
  kind: z.literal(KIND),
  labels: z.array(z.string()).min(2),
  features: z.object({
    words: z.union([z.literal(1), z.literal(2)]),
    characters: z.array(z.number().int().positive()),
    lead: z.object({ greeted: z.number().default(0), words: z.number(), times: z.number(), apart: z.boolean() }),
  }),
  mostRare: z.number(),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  calibration: z.object({ slopes: z.array(z.number()), shifts: z.array(z.number()) }),
  limits: z.object({ sure: z.number(), confirm: z.number() }),
})

/** The model as a file; the same model gives the same bytes. */
export function packCategoryModel({ text, calibration, limits }: CategoryModel): Uint8Array {
  // Ascending keys are told by their steps, which take less room.
  const order = Int32Array.from(text.parts.vocabulary.keys, (_, column) => column)
  order.sort((a, b) => (text.parts.vocabulary.keys[a] as number) - (text.parts.vocabulary.keys[b] as number))
  const { labels, vocabulary, weights, scales, biases } = reordered(text.parts, order)
  const { features, keys, rarities, mostRare } = vocabulary
  const steps = keys.map((key, at) => key - (at === 0 ? 0 : (keys[at - 1] as number)))
  return packModel({ kind: KIND, labels, features, mostRare, scales, biases, calibration, limits }, [
    steps,
    rarities,
    weights,
  ])
}

/** The model of a file. Throws {@link ModelFileError} if it is none. */
export function unpackCategoryModel(file: Uint8Array): CategoryModel {
  const { header: raw, arrays } = unpackModel(file)
  const read = header.safeParse(raw)
  const [steps, rarities, weights] = arrays
  if (!read.success || !steps || !rarities || !weights) throw new ModelFileError('not a category model')
  const { labels, features, mostRare, scales, biases, calibration, limits } = read.data
  const keys = new Int32Array(steps.buffer, steps.byteOffset, steps.byteLength / 4)
  for (let at = 1; at < keys.length; at++) keys[at] = (keys[at] as number) + (keys[at - 1] as number)
  if (rarities.length !== keys.length || weights.length !== keys.length * labels.length)
    throw new ModelFileError('the category model is cut short')
  const parts = {
    labels,
    vocabulary: { features, keys, rarities, mostRare },
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
    scales,
    biases,
  }
  return { text: new TextModel(reordered(parts, commonFirst(parts.vocabulary.rarities))), calibration, limits }
}

let shipped: CategoryModel | undefined

/** The model shipped with Heng (docs/models/category.md), read once. */
export function baseCategoryModel(): CategoryModel {
  shipped ??= unpackCategoryModel(readFileSync(new URL('../base/category.model', import.meta.url)))
  return shipped
}
