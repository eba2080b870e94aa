import { type CategoryTraining, trainCategory } from './train-category.ts'
import { type OfficeTraining, trainOffice } from './train-office.ts'
import type { TrainedModel } from './trained.ts'

/** A training to be done, with everything it needs. */
export type Training =
  | { readonly task: 'category'; readonly input: CategoryTraining }
  | { readonly task: 'office'; readonly input: OfficeTraining }

/** Does it; pure, so that it may run in another thread. */
export function train(training: Training): TrainedModel {
  return training.task === 'category' ? trainCategory(training.input) : trainOffice(training.input)
}
