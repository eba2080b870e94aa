import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { BandLimits } from '../../../language/bands.ts'
import { type Calibration, probabilities } from '../../../language/calibration.ts'
import type { Row } from '../../../language/matrix.ts'
import { ModelFileError, packModel, unpackModel } from '../../../language/model-file.ts'
import { FeatureVocabulary } from './vocabulary.ts'

/** Which kind of office handles a message: a linear model over its features and what its scores mean. */
export interface DepartmentModel {
  readonly labels: readonly string[]
  readonly vocabulary: FeatureVocabulary
  /** By column, then label; each times its label's scale. */
  readonly weights: Int8Array
  readonly scales: readonly number[]
  readonly biases: readonly number[]
  readonly calibration: Calibration
  readonly limits: BandLimits
}

/** The weight of a column for a label. */
export function weightOf({ labels, weights, scales }: DepartmentModel, column: number, label: number): number {
  return (weights[column * labels.length + label] as number) * (scales[label] as number)
}

/** The calibrated probability of each label. */
export function departmentProbabilities(model: DepartmentModel, { columns, values }: Row): Float64Array {
  const scores = Float64Array.from(model.biases)
  for (let at = 0; at < columns.length; at++)
    for (let label = 0; label < scores.length; label++)
      scores[label] = (scores[label] as number) + weightOf(model, columns[at] as number, label) * (values[at] as number)
  return probabilities(scores, model.calibration)
}

const KIND = 'heng-department-1'
const header = z.object({
  kind: z.literal(KIND),
  labels: z.array(z.string()).min(2),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  calibration: z.object({ slopes: z.array(z.number()), shifts: z.array(z.number()) }),
  limits: z.object({ sure: z.number(), confirm: z.number() }),
})

/** The model as a file; the same model gives the same bytes. */
export function packDepartmentModel(model: DepartmentModel): Uint8Array {
  const { labels, vocabulary, weights, scales, biases, calibration, limits } = model
  return packModel({ kind: KIND, labels, scales, biases, calibration, limits }, [
    vocabulary.keys,
    vocabulary.rarities,
    weights,
  ])
}

/** The model of a file. Throws {@link ModelFileError} if it is none. */
export function unpackDepartmentModel(file: Uint8Array): DepartmentModel {
  const { header: raw, arrays } = unpackModel(file)
  const read = header.safeParse(raw)
  const [keys, rarities, weights] = arrays
  if (!read.success || !keys || !rarities || !weights) throw new ModelFileError('not a department model')
  const { labels, scales, biases, calibration, limits } = read.data
  const many = keys.byteLength / 4
  if (rarities.byteLength !== keys.byteLength || weights.byteLength !== many * labels.length)
    throw new ModelFileError('the department model is cut short')
  const vocabulary = new FeatureVocabulary(
    new Int32Array(keys.buffer, keys.byteOffset, many),
    new Float32Array(rarities.buffer, rarities.byteOffset, many),
  )
  return {
    labels,
    vocabulary,
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength),
    scales,
    biases,
    calibration,
    limits,
  }
}

let shipped: DepartmentModel | undefined

/** The model shipped with Heng (docs/models/department.md), read once. */
export function baseDepartmentModel(): DepartmentModel {
  shipped ??= unpackDepartmentModel(readFileSync(new URL('../base/department.model', import.meta.url)))
  return shipped
}
