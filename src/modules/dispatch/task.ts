import type { Quality } from '../../language/metrics.ts'

/** One line of a file of messages, read but not yet understood. */
export type Line = Readonly<Record<string, unknown>>

/** Lines that could not be judged or learnt from, by why. */
export interface Skipped {
  /** Lines whose fields have the wrong shape, or without a label. */
  readonly unreadable: number
  /** Lines whose label the model does not know, by label. */
  readonly unknownLabels: Readonly<Record<string, number>>
}

/** How well a model does on messages it has not seen. */
export interface Evaluation extends Quality {
  readonly task: string
  /** Share of all messages in the sure band under the model's own limits. */
  readonly coverageAt98: number
  /** Share of the sure band that is right. */
  readonly precisionAt98: number
  /** Messages advised in one second of processor time, cutting into words included, starting left out. */
  readonly messagesPerCpuSecond: number
  readonly skipped: Skipped
  /** The same on every row read, where only rows with a sure label judge the model. */
  readonly everyRow?: Pick<Quality, 'n' | 'accuracy' | 'top3' | 'macroF1' | 'ece'>
}

/** A model trained, as a file, and what was measured out of fold while it was. */
export interface Trained {
  readonly file: Uint8Array
  readonly report: object
}

/** Something that is learnt from messages and suggested for new ones: the category, the department. */
export interface Task {
  /** Trains on lines; the same lines give the same bytes. Throws {@link TrainingError} where there is too little. */
  train(lines: readonly Line[]): Trained
  /** Judges a model (of a file, or the one shipped) on lines. Throws {@link ModelFileError} for a foreign file. */
  evaluate(lines: readonly Line[], file: Uint8Array | undefined): Evaluation
}

/** Too little, or too uniform, to learn from; the message says what is missing. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError'
}
