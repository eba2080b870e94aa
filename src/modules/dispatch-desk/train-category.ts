import type { DecidedExample } from '../../store/dispatch-examples.ts'
import { baseCategoryModel, packCategoryModel, retrainCategory, unpackCategoryModel } from '../dispatch/index.ts'
import { messageOf } from './models.ts'
import { type TrainedModel, told } from './trained.ts'

/** What the category's model is trained from. */
export interface CategoryTraining {
  readonly examples: readonly DecidedExample[]
  /** Examples after this position the model in use was not trained on. */
  readonly freshAfter: number
  /** The file of the model in use; the base where there is none. */
  readonly current?: Uint8Array
}

/** Trains the base further on the county's standing decisions; what is kept of it is the whole model. */
export function trainCategory({ examples, freshAfter, current }: CategoryTraining): TrainedModel {
  const base = baseCategoryModel()
  const decided = examples.map(({ text, label, position }) => ({
    ...messageOf(text),
    ...{ label, tokens: '', group: undefined, fresh: position > freshAfter },
  }))
  const trained = retrainCategory(base, current ? unpackCategoryModel(current) : base, decided)
  const { refusal, candidate, current: before } = trained
  if (!candidate || !before) return { outcome: 'too-few', reason: refusal?.message ?? '可学的事项太少，暂不重新训练' }
  const compared = { quality: told(candidate), qualityBefore: told(before), examples: decided.length }
  if (refusal) return { outcome: 'rejected', reason: refusal.message, ...compared }
  return {
    outcome: 'accepted',
    reason: '在没见过的事项上不比现用的一代差，已采用',
    ...compared,
    file: packCategoryModel(trained.model),
  }
}
